import type { ConsentId, FileContext } from '../../access/index.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showFullDay, showMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import { DescriptionList, Mark, Notice, Section } from '../../ui/index.ts';
import type { childConsent } from '../child-consent.ts';
import type { Consent } from '../consent.ts';
import { signatureHeight, signatureWidth } from '../signature.ts';
import { consentTexts } from '../texts.ts';
import { AnswerPart, SignPart, TellPart } from './answer-parts.tsx';
import { ConsentFrame } from './consent-frame.tsx';
import { WordingPart } from './wording-part.tsx';

export type AnswerForms = {
  readonly tell?: FormState;
  readonly screen?: FormState;
  readonly paper?: FormState;
  readonly answer?: FormState;
  /** Why what was sent wasn't done. */
  readonly said?: string;
};

type Props = {
  ctx: FileContext;
  consent: Consent;
  /** Where several answer for a child: what their answers come to, and each form. */
  together: ReturnType<typeof childConsent> | undefined;
  forAll: readonly Consent[];
  hasPaper: boolean;
  forms: AnswerForms;
};

const tones = { waiting: 'today', given: 'done', refused: 'plain', notAsked: 'plain' } as const;

/** One form: first told, then signed; a no is as near as a yes. */
export const ConsentPage = ({ ctx, consent, together, forAll, hasPaper, forms }: Props) => {
  const { language, now } = ctx;
  const all = consentTexts(language);
  const t = all.one;
  const at = `/akt/${ctx.file.id}/samtycken/${consent.id}`;
  const open = consent.answer === 'waiting' && ctx.file.mayWrite('consents');
  const told = consent.limitsToldAt;
  return (
    <ConsentFrame ctx={ctx} title={t.title(consent.receiver.name)} inner>
      <div class="stack-wide">
        {forms.said && (
          <Notice kind="today" announce>
            <p>{forms.said}</p>
          </Notice>
        )}
        <DescriptionList
          items={[
            { term: t.receiver, value: consent.receiver.name },
            { term: t.purpose, value: consent.purpose },
            ...(consent.askingId ? [{ term: t.giver, value: giverName(consent, all) }] : []),
            { term: t.until, value: showFullDay(language, dayOf(consent.validTo.subtract({ seconds: 1 }))) },
            { term: t.reference, value: consent.reference },
          ]}
        />
        <p>
          <Mark kind={consent.withdrawnAt ? 'plain' : tones[consent.answer]}>{stateWords(consent, ctx)}</Mark>
        </p>
        {together && <TogetherPart ctx={ctx} together={together} forAll={forAll} current={consent.id} />}
        {open && !told && <TellPart ctx={ctx} at={at} consent={consent} form={forms.tell} />}
        {(told || consent.answer === 'given') && (
          <Section title={t.words} id="formularet" action={<a href={`${at}/blankett`}>{t.print}</a>}>
            {told && <p class="muted">{t.toldAt(showMoment(language, told, now))}</p>}
            <WordingPart wording={consent.wording} lang={consent.language} />
            {consent.signature && (
              <svg
                class="signature"
                viewBox={`0 0 ${signatureWidth} ${signatureHeight}`}
                role="img"
                aria-label={t.signature}
              >
                <path d={consent.signature} />
              </svg>
            )}
            {hasPaper && (
              <p>
                <a href={`${at}/skannat`}>{t.savePaper}</a>
              </p>
            )}
          </Section>
        )}
        {open && told && <SignPart ctx={ctx} at={at} screen={forms.screen} paper={forms.paper} />}
        {open && <AnswerPart ctx={ctx} at={at} form={forms.answer} />}
      </div>
    </ConsentFrame>
  );
};

type Texts = ReturnType<typeof consentTexts>;

export const giverName = ({ givenAs, giverName: name }: Consent, t: Texts): string =>
  givenAs === 'child' ? t.child.theChild : name || t.child.unnamed;

export function stateWords(consent: Consent, { language, now }: Pick<FileContext, 'language' | 'now'>): string {
  const t = consentTexts(language);
  if (consent.withdrawnAt) return t.standing.withdrawn;
  if (consent.answer === 'notAsked')
    return `${t.standing.notAsked} (${t.notAsked[consent.notAskedBecause ?? 'unable']})`;
  if (consent.answer === 'given' && consent.signedHow && consent.answeredAt)
    return `${t.list.how[consent.signedHow]} ${showMoment(language, consent.answeredAt, now)}`;
  return consent.answer === 'refused' ? t.standing.refused : t.standing.waiting;
}

const TogetherPart = ({
  ctx,
  together,
  forAll,
  current,
}: {
  ctx: FileContext;
  together: ReturnType<typeof childConsent>;
  forAll: readonly Consent[];
  current: ConsentId;
}) => {
  const all = consentTexts(ctx.language);
  const t = all.child;
  return (
    <Section title={t.answers} id="svar">
      <ul class="lines">
        {forAll.map((one) => (
          <li>
            <p>
              {one.id === current ? (
                <strong>{giverName(one, all)}</strong>
              ) : (
                <a href={`/akt/${ctx.file.id}/samtycken/${one.id}`}>{giverName(one, all)}</a>
              )}{' '}
              {stateWords(one, ctx)}
            </p>
          </li>
        ))}
      </ul>
      {together.state === 'complete' && <p>{t.complete[together.by]}</p>}
      {together.state === 'waits' && <p>{t.waits}</p>}
      {together.state === 'cannot' && (
        <Notice kind="today" title={`${t.cannot} ${together.barriers.map((one) => t.barrier[one]).join(', ')}.`}>
          <p>{t.waysOn}:</p>
          <ul>
            {together.otherGrounds.map((one) => (
              <li>
                {one === 'necessary' ? <a href={`/akt/${ctx.file.id}/utan-samtycke`}>{t.ways[one]}</a> : t.ways[one]}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </Section>
  );
};
