import { AskReasonPage, type Body, mayOpenInEmergency, ProvePage, type RouteServices } from '../access/index.ts';
import { newId } from '../kernel/ids.ts';
import { catalogue, type Language } from '../platform/language/catalogue.ts';
import { Actions, BarePage, Button, Form } from '../ui/index.ts';
import { en } from './text.en.ts';
import { sv } from './text.sv.ts';

const texts = catalogue({ sv, en });

/** What was written in words, to be copied: choices and ids are no text. */
const wordsIn = (body: Body): string[] =>
  Object.entries(body)
    .filter(([name]) => !name.startsWith('_'))
    .flatMap(([, values]) => values.filter((value) => /\s/.test(value.trim())));

/**
 * A denied and a missing file look the same, so this page says both. Somebody may have been writing while her way in ended: what
 * was sent is shown to whoever sent it, in all these cases alike, so that it tells nothing of the file.
 */
const missing: RouteServices['pages']['missing'] = (language, actor, body = {}) => {
  const t = texts(language).missing;
  const words = wordsIn(body);
  return (
    <BarePage language={language} scheme={actor?.scheme ?? 'system'} title={t.title}>
      <p>{t.body}</p>
      {actor && mayOpenInEmergency(actor) && (
        <p>
          {t.danger} <a href="/nodoppning">{t.emergency}</a> {t.or} <a href="/jour">{t.callDuty}</a>.
        </p>
      )}
      <p>
        <a href="/">{t.start}</a>
      </p>
      {words.length > 0 && (
        <>
          <h2>{t.typed}</h2>
          <p>{t.notSaved}</p>
        </>
      )}
      {words.map((value) => (
        <p class="written">{value}</p>
      ))}
    </BarePage>
  );
};

const failed = (language: Language) => {
  const t = texts(language).failed;
  return (
    <BarePage language={language} scheme="system" title={t.title}>
      <p>{t.body}</p>
    </BarePage>
  );
};

const held: RouteServices['pages']['held'] = (language, { door, action, body }) => {
  const t = texts(language).held;
  return (
    <BarePage language={language} scheme="system" title={t.title}>
      <p>{t.body}</p>
      <ol class="steps">
        <li>
          <a href={door} target="_blank" rel="noopener">
            {t.open}
          </a>
        </li>
        <li>{t.comeBack}</li>
      </ol>
      <Form action={action}>
        {Object.entries(body).flatMap(([name, values]) =>
          values.map((value) => <input type="hidden" name={name} value={value} />),
        )}
        <Actions>
          <Button>{t.again}</Button>
        </Actions>
      </Form>
    </BarePage>
  );
};

/** The hour is over: one press makes it longer, and saves what was sent in the same step. */
const emergencyEnded: RouteServices['pages']['emergencyEnded'] = (language, { fileId, action, body }) => {
  const t = texts(language).emergencyEnded;
  const hidden = body ?? { next: [action], _form: [newId()] };
  return (
    <BarePage language={language} scheme="system" title={t.title}>
      <p>{body ? t.held : t.body}</p>
      <Form action={body ? action : `/nodoppning/${fileId}/forlang`} hidden={body ? { _renew: 'ja' } : undefined}>
        {Object.entries(hidden).flatMap(([name, values]) =>
          values.map((value) => <input type="hidden" name={name} value={value} />),
        )}
        <Actions>
          <Button>{body ? t.saveAndRenew : t.renew}</Button>
        </Actions>
      </Form>
      <p>
        <a href="/min-dag">{body ? t.leaveUnsaved : t.leave}</a>
      </p>
    </BarePage>
  );
};

/** Two did the same thing at once, and this one came second: nothing is saved, and nothing that was typed is lost. */
const overtaken: RouteServices['pages']['overtaken'] = (language, { action, back, body }) => {
  const t = texts(language).overtaken;
  const typed = Object.entries(body).filter(([name]) => name !== '_form');
  const words = wordsIn(body);
  return (
    <BarePage language={language} scheme="system" title={t.title}>
      <p>{t.body}</p>
      <p>
        <a href={back}>{t.look}</a>
      </p>
      {words.length > 0 && <h2>{t.typed}</h2>}
      {words.map((value) => (
        <p class="written">{value}</p>
      ))}
      {typed.length > 0 && (
        <Form action={action} hidden={{ _form: newId() }}>
          {typed.flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />))}
          <Actions>
            <Button kind="secondary">{t.again}</Button>
          </Actions>
        </Form>
      )}
    </BarePage>
  );
};

const notFromHere = (language: Language, origin: string) => {
  const t = texts(language).notFromHere;
  return (
    <BarePage language={language} scheme="system" title={t.title}>
      <p>{t.body}</p>
      <p>
        <a href={origin}>{t.toOwnPages(origin)}</a>
      </p>
    </BarePage>
  );
};

/** Pages that answer for any slice. */
export const answerPages: RouteServices['pages'] = {
  missing,
  failed,
  held,
  emergencyEnded,
  overtaken,
  notFromHere,
  prove: ({ actor: { language, scheme } }, till, madeUp, held) => (
    <ProvePage reader={{ language, scheme }} till={till} madeUp={madeUp} held={held} />
  ),
  askReason: (frame, fileId, next) => <AskReasonPage frame={frame} fileId={fileId} next={next} />,
};
