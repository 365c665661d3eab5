import type { FileContext } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showFixedMoment } from '../../platform/language/dates.ts';
import { listed } from '../../platform/language/plural.ts';
import { emptyForm, type FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  CheckboxGroup,
  DescriptionList,
  ErrorSummary,
  Form,
  Notice,
  Section,
  TextArea,
} from '../../ui/index.ts';
import { type Withheld, WithheldLine } from '../../withholding/index.ts';
import { type Guardian, isStopped, type Letter } from '../letter.ts';
import { letterTexts, paperLanguage } from '../texts.ts';
import { LetterFrame } from './letter-frame.tsx';
import { Readers } from './readers.tsx';

/** What this viewer can do about it: sign it, or why another has to, and who: somebody who sees where the child is. */
export type Signing =
  | 'may'
  | 'mayAsLeader'
  | 'anotherLooks'
  | 'leaderLooks'
  | 'done'
  | { readonly seePlace: readonly { readonly name: string }[] };

type Props = {
  ctx: FileContext;
  letter: Letter;
  reader: Guardian;
  guardians: readonly Guardian[];
  signing: Signing;
  withheld: readonly Withheld[];
  form?: FormState;
};

export const LetterPage = ({ ctx, letter, reader, guardians, signing, withheld, form = emptyForm() }: Props) => {
  const { language, now } = ctx;
  const t = letterTexts(language);
  const { content } = letter;
  const onPaper = letterTexts(paperLanguage);
  const path = `/akt/${ctx.file.id}/brev/${letter.id}`;
  return (
    <LetterFrame ctx={ctx} title={t.letter.title} inner>
      <Readers ctx={ctx} reader={reader} guardians={guardians} />
      <article class="record stack" lang={paperLanguage}>
        <p>{onPaper.paper.to(content.guardian)}</p>
        <p>{onPaper.paper.about(content.child)}</p>
        <p>{onPaper.subjectWords[content.subject]}</p>
        <p class="written">{content.message}</p>
        <p>
          {onPaper.paper.call} {[content.contact.name, content.contact.phone].filter(Boolean).join(', ')}
        </p>
      </article>
      <DescriptionList
        items={[
          { term: t.letter.facts.made, value: `${letter.madeBy}, ${showFixedMoment(language, letter.madeAt, now)}` },
          { term: t.letter.facts.harm, value: letter.harmWords },
          { term: t.letter.facts.placeSecret, value: t.form.placeSecrets[letter.placeSecret] },
          ...(letter.heldBack ? [{ term: t.letter.facts.heldBack, value: letter.heldBack }] : []),
          ...(letter.signedBy && letter.signedAt
            ? [
                {
                  term: t.letter.facts.signed,
                  value: `${letter.signedBy}, ${showFixedMoment(language, letter.signedAt, now)}`,
                },
              ]
            : []),
          ...(letter.exceptionWords ? [{ term: t.letter.facts.exception, value: letter.exceptionWords }] : []),
        ]}
      />
      {letter.signedAt && <WithheldLine ctx={ctx} kind="letter" item={letter.id} withheld={withheld} />}
      {letter.withdrawnAt ? (
        <Notice kind="info">
          <p>{t.letter.wasWithdrawn}</p>
        </Notice>
      ) : (
        <>
          {isStopped(letter, reader) && (
            <Notice kind="danger">
              <p>{t.letter.stopped}</p>
            </Notice>
          )}
          {letter.signedAt && !isStopped(letter, reader) && (
            <p>
              <ButtonLink href={`${path}/blad`}>{t.letter.print}</ButtonLink>
            </p>
          )}
          {(signing === 'anotherLooks' || signing === 'leaderLooks') && (
            <Notice kind="today">
              <p>{signing === 'leaderLooks' ? t.letter.sign.leader : t.letter.sign.other}</p>
            </Notice>
          )}
          {typeof signing === 'object' && (
            <Notice kind="today" title={t.letter.sign.place}>
              <p>{t.letter.sign.placeWho(listed(language, [...new Set(signing.seePlace.map(({ name }) => name))]))}</p>
            </Notice>
          )}
          {(signing === 'may' || signing === 'mayAsLeader') && (
            <Section title={t.letter.sign.title} id="granska">
              <Form action={`${path}/signera`} label={t.letter.sign.title} hidden={{ _form: newId() }}>
                <ErrorSummary form={form} />
                <p>{t.letter.sign.help}</p>
                {signing === 'mayAsLeader' && (
                  <TextArea form={form} name="exception" label={t.letter.sign.exception} rows={3} />
                )}
                <CheckboxGroup
                  form={form}
                  name="checked"
                  label={t.letter.sign.check}
                  choices={[{ value: 'yes', label: t.letter.sign.tick }]}
                />
                <Actions>
                  <Button>{t.letter.sign.act}</Button>
                </Actions>
              </Form>
            </Section>
          )}
          {ctx.file.mayWrite('decisions') && (
            <Form action={`${path}/dra-tillbaka`} label={t.letter.withdraw} hidden={{ _form: newId() }}>
              <Actions>
                <Button kind="quiet">{t.letter.withdraw}</Button>
              </Actions>
            </Form>
          )}
        </>
      )}
    </LetterFrame>
  );
};
