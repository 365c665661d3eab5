import type { Language } from '../../platform/language/catalogue.ts';
import type { Scheme } from '../../ui/index.ts';
import { BarePage, Form, Notice, Section } from '../../ui/index.ts';
import { accessTexts } from '../texts.ts';
import type { DemoPerson } from './door.store.ts';
import { PasskeyForm } from './passkey-form.tsx';
import { doorTexts } from './texts.ts';

export type Reader = { readonly language: Language; readonly scheme: Scheme };

/** People by unit, each with every role there. */
function byUnit(people: readonly DemoPerson[], language: Language) {
  const roles = accessTexts(language).roles;
  return [...Map.groupBy(people, ({ unitName }) => unitName)].map(([unitName, here]) => ({
    unitName,
    people: [...Map.groupBy(here, ({ id }) => id)].map(([id, rows]) => ({
      id,
      name: rows[0]?.name ?? '',
      roles: [...new Set(rows.map(({ role }) => roles[role]))].join(', '),
    })),
  }));
}

type SignIn = { reader: Reader; demoPeople: readonly DemoPerson[]; problem?: string | undefined };

export const SignInPage = ({ reader, demoPeople, problem }: SignIn) => {
  const t = doorTexts(reader.language).signIn;
  return (
    <BarePage {...reader} title={t.title}>
      <p class="lead">{t.lead}</p>
      {problem && (
        <Notice kind="danger" announce>
          <p>{problem}</p>
        </Notice>
      )}
      <PasskeyForm language={reader.language} act="get" action="/logga-in" label={t.button} />
      <p class="help">{t.help}</p>
      {demoPeople.length > 0 && (
        <Section title={t.demoTitle} id="demo">
          <div class="stack">
            <p>{t.demoLead}</p>
            {byUnit(demoPeople, reader.language).map(({ unitName, people }) => (
              <section>
                <h3>{unitName}</h3>
                <ul class="plain-list">
                  {people.map(({ id, name, roles }) => (
                    <li>
                      <Form action="/logga-in/demo" hidden={{ staff: id }} inline>
                        <button
                          type="submit"
                          class="ds-button button button-secondary button-small"
                          data-variant="secondary"
                          aria-label={t.demoButton(name)}
                        >
                          {name}
                        </button>
                        <span class="help">{roles}</span>
                      </Form>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </Section>
      )}
      <p>
        <a href={reader.language === 'sv' ? '/' : `/?sprak=${reader.language}`}>{t.backToHelp}</a>
      </p>
    </BarePage>
  );
};

type Lock = { reader: Reader; till: string; madeUp: boolean; problem?: string | undefined };

/** Says nothing about who was here or what was open: it is what passers-by see. */
export const LockPage = ({ reader, till, madeUp, problem }: Lock) => {
  const t = doorTexts(reader.language).lock;
  return (
    <BarePage {...reader} title={t.title}>
      <p class="lead">{t.lead}</p>
      {problem && (
        <Notice kind="danger" announce>
          <p>{problem}</p>
        </Notice>
      )}
      {madeUp && (
        <Form action="/last/demo" hidden={{ till }}>
          <div class="actions">
            <button type="submit" class="ds-button button button-primary" data-variant="primary">
              {t.demoButton}
            </button>
          </div>
        </Form>
      )}
      <PasskeyForm
        language={reader.language}
        act="get"
        action="/last"
        label={t.button}
        till={till}
        kind={madeUp ? 'secondary' : 'primary'}
      />
      <Form action="/logga-ut">
        <button type="submit" class="ds-button button button-quiet" data-variant="tertiary">
          {t.signOut}
        </button>
      </Form>
    </BarePage>
  );
};

type Enrol = { reader: Reader; action: string; name: string; problem?: string | undefined };

export const EnrolPage = ({ reader, action, name, problem }: Enrol) => {
  const t = doorTexts(reader.language).enrol;
  return (
    <BarePage {...reader} title={t.title}>
      <p class="lead">{t.greeting(name)}</p>
      {problem && (
        <Notice kind="danger" announce>
          <p>{problem}</p>
        </Notice>
      )}
      <p>{t.what}</p>
      <p>{t.why}</p>
      <p>{t.where}</p>
      <PasskeyForm language={reader.language} act="create" action={action} label={t.button} />
    </BarePage>
  );
};

export const LinkGonePage = ({ reader }: { reader: Reader }) => {
  const t = doorTexts(reader.language).enrol;
  return (
    <BarePage {...reader} title={t.goneTitle}>
      <p>{t.gone}</p>
      <p>
        <a href="/logga-in">{t.toSignIn}</a>
      </p>
    </BarePage>
  );
};

/** Blank on purpose: no name of the system, nothing of its look, one way back. */
export const HiddenPage = ({ language }: { language: Language }) => {
  const t = doorTexts(language).hidden;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{t.title}</title>
      </head>
      <body>
        <main>
          <p>
            <a href="/min-dag">{t.back}</a>
          </p>
        </main>
      </body>
    </html>
  );
};
