import type { FileContext } from '../../../access/index.ts';
import { clockTexts } from '../../../clocks/index.ts';
import { newId } from '../../../kernel/ids.ts';
import { showMoment } from '../../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors } from '../../../platform/web/form.ts';
import type { MarkKind } from '../../../retention/index.ts';
import {
  Actions,
  Button,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { clockHref, fileLinks } from '../../links.ts';
import { InnerPage } from '../../pages/inner-page.tsx';
import {
  type Closing,
  closureReasons,
  type FollowUp,
  fieldOf,
  followUpAnswers,
  goingOn,
  type OpenQuestion,
  readiness,
} from '../closing.ts';
import type { ClosingFormFacts } from '../closing-form.ts';
import { closingTexts } from '../texts.ts';
import { FollowUps } from './follow-ups.tsx';
import { Kept } from './kept.tsx';

type Props = {
  ctx: FileContext;
  /** Missing for one who may not read all that has to be weighed. */
  facts: ClosingFormFacts | undefined;
  closings: readonly Closing[];
  followUps: readonly FollowUp[];
  marks: readonly MarkKind[];
  form: FormState;
};

type Lang = { language: 'sv' | 'en' };

const choices = <K extends string>(keys: readonly K[], words: Record<K, string>) =>
  keys.map((value) => ({ value, label: words[value] }));

export const CloseFilePage = ({ ctx, facts, closings, followUps, marks, form }: Props) => {
  const { language } = ctx;
  const t = closingTexts(language);
  return (
    <InnerPage ctx={ctx} title={t.title} lead={t.lead}>
      <div class="stack-wide">
        {facts && (facts.first.length > 0 || facts.supportGoesOn) && <First ctx={ctx} facts={facts} />}
        {facts?.mayClose && facts.first.length === 0 && !facts.supportGoesOn && (
          <CloseForm ctx={ctx} facts={facts} form={form} />
        )}
        {facts && !facts.mayClose && <Notice kind="info">{t.whoCloses}</Notice>}
        {!facts && <Notice kind="info">{t.whoCloses}</Notice>}
        <Kept ctx={ctx} marks={marks} />
        <Earlier ctx={ctx} closings={closings} />
        {followUps.length > 0 && <FollowUps ctx={ctx} followUps={followUps} />}
      </div>
    </InnerPage>
  );
};

/** What the law or a promise has set a time for, each with the way to it. */
const First = ({ ctx, facts }: { ctx: FileContext; facts: ClosingFormFacts }) => {
  const t = closingTexts(ctx.language).first;
  const words = clockTexts(ctx.language);
  return (
    <Section title={t.title} id="forst">
      <p>{t.why}</p>
      <ul class="lines">
        {facts.supportGoesOn && (
          <li>
            <a href={fileLinks(ctx.file.id).support}>{t.support}</a>
          </li>
        )}
        {facts.first.map((kind) => (
          <li>
            <a href={clockHref(ctx.file.id, kind)}>{words.name[kind]}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const CloseForm = ({ ctx, facts, form }: { ctx: FileContext; facts: ClosingFormFacts; form: FormState }) => {
  const { language } = ctx;
  const t = closingTexts(language);
  const staff = facts.staff.map(({ staffId, name }) => ({ value: staffId as string, label: name }));
  const others = staff.filter(({ value }) => value !== ctx.actor.staffId);
  return (
    <Form action={`/akt/${ctx.file.id}/avslut`} hidden={{ _form: newId() }}>
      {hasErrors(form) && <ErrorSummary form={form} />}
      <Section title={t.about} id="ordet">
        <div class="stack">
          <RadioGroup
            form={form}
            name="ready"
            label={t.ready}
            help={t.readyHelp}
            choices={choices(readiness, t.readiness)}
          />
          <RadioGroup form={form} name="reason" label={t.reason} choices={choices(closureReasons, t.reasons)} />
          <TextArea form={form} name="words" label={t.words} help={t.wordsHelp} rows={3} optional />
        </div>
      </Section>
      <Section title={t.open} id="oppet">
        <div class="stack">
          <RadioGroup form={form} name="goingOn" label={t.violence} choices={choices(goingOn, t.goingOn)} inline />
          <TextArea
            form={form}
            name="violence"
            label={t.violenceBecause}
            help={ctx.file.side === 'perpetrator' ? t.violenceBecauseOther : t.violenceBecauseHelp}
            rows={3}
          />
          {facts.questions.map((question) => (
            <TextArea
              form={form}
              name={fieldOf(question)}
              label={asked(question, language)}
              help={question.kind === 'childNeed' ? question.stands : undefined}
              rows={2}
            />
          ))}
          {facts.questions.some(({ kind }) => kind === 'childNeed') && (
            <p>
              <a href={fileLinks(ctx.file.id).board}>{t.toBoard}</a>
            </p>
          )}
        </div>
      </Section>
      <Section title={t.after} id="vagen-tillbaka">
        <div class="stack">
          <TextArea form={form} name="wayBack" label={t.wayBack} help={t.wayBackHelp} rows={2} />
          <Select form={form} name="substitute" label={t.substitute} options={others} />
          <Select
            form={form}
            name="helpLine"
            label={t.helpLine}
            options={facts.lines.map(({ id, label }) => ({ value: id, label }))}
          />
        </div>
      </Section>
      <Section title={t.followUp} id="uppfoljning">
        <div class="stack">
          <RadioGroup
            form={form}
            name="followUp"
            label={t.followUpAsked}
            choices={choices(followUpAnswers, t.followUpAnswers)}
          />
          <TextField
            form={form}
            name="followUpWay"
            label={t.followUpWay}
            help={t.followUpWayHelp(facts.safeContact)}
            optional
          />
          <Select form={form} name="followUpOwner" label={t.followUpOwner} options={staff} optional />
        </div>
      </Section>
      <p class="muted">{t.whatHappens}</p>
      <Actions>
        <Button>{t.close}</Button>
      </Actions>
    </Form>
  );
};

const asked = (question: OpenQuestion, language: 'sv' | 'en'): string => {
  const t = closingTexts(language).question;
  return question.kind === 'reassessment' ? t.reassessment : t[question.kind](question.label);
};

type ClosedProps = {
  ctx: FileContext;
  closings: readonly Closing[];
  followUps: readonly FollowUp[];
  marks: readonly MarkKind[];
  mayReopen: boolean;
  forms: { readonly reopen?: FormState; readonly answer?: FormState };
};

export const ClosedPage = ({ ctx, closings, followUps, marks, mayReopen, forms }: ClosedProps) => {
  const { language } = ctx;
  const t = closingTexts(language);
  const reopen = forms.reopen ?? emptyForm();
  return (
    <InnerPage ctx={ctx} title={t.closedTitle}>
      <div class="stack-wide">
        <FollowUps ctx={ctx} followUps={followUps} form={forms.answer} mayReopen={mayReopen} />
        {ctx.file.mayWrite('plan') && (
          <Section title={t.reopen.title} id="oppna">
            <Form action={`/akt/${ctx.file.id}/oppna-igen`} hidden={{ _form: newId() }}>
              {hasErrors(reopen) && <ErrorSummary form={reopen} />}
              <TextArea form={reopen} name="because" label={t.reopen.because} help={t.reopen.help} rows={2} />
              <Actions>
                <Button kind="secondary">{t.reopen.act}</Button>
              </Actions>
            </Form>
          </Section>
        )}
        <Kept ctx={ctx} marks={marks} />
        <Earlier ctx={ctx} closings={closings} />
      </div>
    </InnerPage>
  );
};

/** Each closing as it was answered, the last one first. */
const Earlier = ({ ctx, closings }: { ctx: FileContext; closings: readonly Closing[] }) => (
  <>
    {closings.map((closing) => (
      <OneClosing ctx={ctx} closing={closing} language={ctx.language} />
    ))}
  </>
);

const violenceFirst = (a: Closing['answers'][number], b: Closing['answers'][number]) =>
  Number(b.question === 'violence') - Number(a.question === 'violence');

const OneClosing = ({ ctx, closing, language }: Lang & { ctx: FileContext; closing: Closing }) => {
  const t = closingTexts(language);
  return (
    <div class="record">
      <p>
        <strong>{t.closedOn(showMoment(language, closing.closedAt, ctx.now), closing.closedBy)}</strong>
      </p>
      <p>
        {t.reasons[closing.reason]}. {t.readiness[closing.ready]}.
      </p>
      {closing.words && <blockquote class="goal">”{closing.words}”</blockquote>}
      <ul class="lines">
        {closing.answers.toSorted(violenceFirst).map(({ question, goingOn: going, because }) => (
          <li>
            <p>
              <strong>
                {t.questionKind[question]}
                {going && `: ${t.goingOn[going]}`}
              </strong>
            </p>
            <p>{because}</p>
          </li>
        ))}
      </ul>
      <p class="muted">{closing.wayBack}</p>
      <p class="muted">{t.substituteIs(closing.substituteName)}</p>
      {closing.reopenedAt && (
        <p>
          {t.reopened(showMoment(language, closing.reopenedAt, ctx.now), closing.reopenedBy ?? '')}:{' '}
          {closing.reopenedBecause}
        </p>
      )}
    </div>
  );
};
