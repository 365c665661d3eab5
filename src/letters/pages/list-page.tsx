import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, scoped } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  Disclosure,
  EmptyState,
  ErrorSummary,
  Form,
  Mark,
  Section,
  TextField,
} from '../../ui/index.ts';
import { type Guardian, isBlocked, isStopped, type Letter } from '../letter.ts';
import { letterTexts } from '../texts.ts';
import { LetterFrame } from './letter-frame.tsx';

type Props = {
  ctx: FileContext;
  guardians: readonly Guardian[];
  letters: readonly Letter[];
  /** The form about one guardian that was refused. */
  refused?: { readonly person: string; readonly form: FormState };
};

export const ListPage = ({ ctx, guardians, letters, refused }: Props) => {
  const t = letterTexts(ctx.language);
  return (
    <LetterFrame ctx={ctx} title={t.title} lead={t.lead}>
      <Section title={t.guardians.title} id="vardnadshavare" count={guardians.length}>
        {guardians.length === 0 && (
          <EmptyState title={t.guardians.none}>
            <p>{t.guardians.noneHelp}</p>
          </EmptyState>
        )}
        {guardians.map((guardian) => (
          <GuardianPart
            ctx={ctx}
            guardian={guardian}
            form={refused?.person === guardian.id ? refused.form : undefined}
          />
        ))}
      </Section>
      <Section title={t.letters.title} id="brev" count={letters.length}>
        {letters.length === 0 && <p class="muted">{t.letters.none}</p>}
        <ul class="lines">
          {letters.map((letter) => (
            <LetterLine ctx={ctx} letter={letter} reader={guardians.find(({ id }) => id === letter.guardianId)} />
          ))}
        </ul>
      </Section>
    </LetterFrame>
  );
};

type LineProps = { ctx: FileContext; letter: Letter; reader: Guardian | undefined };

const LetterLine = ({ ctx, letter, reader }: LineProps) => {
  const t = letterTexts(ctx.language);
  const subject = t.subjects[letter.content.subject];
  return (
    <li>
      <p>
        {reader ? <a href={`/akt/${ctx.file.id}/brev/${letter.id}`}>{subject}</a> : <strong>{subject}</strong>}{' '}
        <StateMark letter={letter} reader={reader} language={ctx.language} />
      </p>
      <p class="muted">
        {t.letters.line(letter.content.guardian, showFixedMoment(ctx.language, letter.madeAt, ctx.now))}
      </p>
    </li>
  );
};

const StateMark = ({ letter, reader, language }: Pick<LineProps, 'letter' | 'reader'> & { language: Language }) => {
  const t = letterTexts(language).letters.states;
  if (letter.withdrawnAt) return <Mark kind="plain">{t.withdrawn}</Mark>;
  if (!reader) return <Mark kind="plain">{t.noGuardian}</Mark>;
  if (isStopped(letter, reader)) return <Mark kind="danger">{t.stopped}</Mark>;
  return letter.signedAt ? <Mark kind="done">{t.signed}</Mark> : <Mark kind="today">{t.waiting}</Mark>;
};

const GuardianPart = ({
  ctx,
  guardian,
  form,
}: {
  ctx: FileContext;
  guardian: Guardian;
  form: FormState | undefined;
}) => {
  const t = letterTexts(ctx.language).guardians;
  const { id, name, usesViolence, block } = guardian;
  const mayBlock = ctx.file.mayWrite('protection');
  const shown = form ?? scoped(emptyForm(), id);
  return (
    <article class="record stack">
      <p>
        <strong>{name || t.noName}</strong> {isBlocked(guardian) && <Mark kind="danger">{t.blocked}</Mark>}
      </p>
      {usesViolence && <p>{t.usesViolence}</p>}
      {block && (
        <>
          <p class="written">{block.words}</p>
          <p class="muted">{t.blockedBy(block.by, showFixedMoment(ctx.language, block.at, ctx.now))}</p>
        </>
      )}
      {isBlocked(guardian) && <p class="muted">{t.blockedHelp}</p>}
      {!name && <p class="muted">{t.nameFirst}</p>}
      {name && ctx.file.mayWrite('decisions') && (
        <p>
          <ButtonLink kind="secondary" href={`/akt/${ctx.file.id}/nytt-brev/${id}`}>
            {t.write}
          </ButtonLink>
        </p>
      )}
      {mayBlock && !block && (
        <Disclosure label={t.block} open={form !== undefined}>
          <Form action={`/akt/${ctx.file.id}/lasare/${id}/stopp`} label={t.block} hidden={{ _form: newId() }}>
            <ErrorSummary form={shown} />
            <TextField form={shown} name="words" label={t.blockWords} help={t.blockWordsHelp} width="full" />
            <Actions>
              <Button kind="danger">{t.block}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
      {mayBlock && block && (
        <Disclosure label={t.lift} open={form !== undefined}>
          <Form action={`/akt/${ctx.file.id}/lasare/${id}/hav`} label={t.lift} hidden={{ _form: newId() }}>
            <ErrorSummary form={shown} />
            <TextField form={shown} name="words" label={t.liftWords} width="full" />
            <Actions>
              <Button kind="secondary">{t.lift}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </article>
  );
};
