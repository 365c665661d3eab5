import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showMoment } from '../../platform/language/dates.ts';
import { emptyForm } from '../../platform/web/form.ts';
import { Actions, Button, ButtonLink, Disclosure, Form, Notice, Section, TextField } from '../../ui/index.ts';
import type { LocationFact, LocationFactId, Whose } from '../location.store.ts';
import { locationTexts } from '../texts.ts';
import { LocationFrame } from './location-frame.tsx';
import { whoseName } from './location-page.tsx';

type Props = {
  ctx: FileContext;
  facts: readonly LocationFact[];
  words: ReadonlyMap<LocationFactId, string>;
  whose: readonly Whose[];
};

/** Answers the form that asked for it, and has no address of its own: going back shows nothing. */
export const RevealedPage = ({ ctx, facts, words, whose }: Props) => {
  const t = locationTexts(ctx.language);
  const address = `/akt/${ctx.file.id}/plats`;
  const [current, ended] = [facts.filter(({ endedAt }) => !endedAt), facts.filter(({ endedAt }) => endedAt)];
  const line = ({ kind, personId }: LocationFact) => t.facts.line(t.kinds[kind], whoseName(personId, whose, t));
  return (
    <LocationFrame ctx={ctx} title={t.reveal.pageTitle}>
      <Notice kind="today" title={t.reveal.once}>
        <p>{t.reveal.onceHelp}</p>
      </Notice>
      <div class="screen-only stack-wide">
        {current.length === 0 && <p>{t.reveal.nothing}</p>}
        {current.map((fact) => (
          <Section title={line(fact)} id={`uppgift-${fact.id}`}>
            <p class="written">{words.get(fact.id)}</p>
            <p class="muted">{t.facts.written(fact.by, showMoment(ctx.language, fact.at, ctx.now))}</p>
            {ctx.file.mayWrite('location') && (
              <>
                <Disclosure label={t.add.change}>
                  <Form action={`${address}/${fact.id}/andra`} label={line(fact)} hidden={{ _form: newId() }}>
                    <TextField
                      form={{ ...emptyForm(), scope: fact.id }}
                      name="words"
                      label={t.add.words}
                      help={t.add.wordsHelp}
                      width="full"
                    />
                    <Actions>
                      <Button kind="secondary">{t.add.act}</Button>
                    </Actions>
                  </Form>
                </Disclosure>
                <Form action={`${address}/${fact.id}/slut`} label={line(fact)} hidden={{ _form: newId() }} inline>
                  <Button kind="secondary" small>
                    {t.facts.end}
                  </Button>
                </Form>
              </>
            )}
          </Section>
        ))}
        {ended.length > 0 && (
          <Disclosure label={t.reveal.ended}>
            <ul class="lines">
              {ended.map((fact) => (
                <li>
                  <p>
                    <strong>{line(fact)}</strong>
                  </p>
                  <p class="written">{words.get(fact.id)}</p>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
        <p>
          <ButtonLink href={address}>{t.reveal.close}</ButtonLink>
        </p>
      </div>
    </LocationFrame>
  );
};
