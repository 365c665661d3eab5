import type { FileContext } from '../../access/index.ts';
import {
  type ChildAsked,
  type ConsentWay,
  guardianAnswers,
  guardianTexts,
  notAskedBecause,
  type WayRule,
  type Weighed,
  wayRules,
} from '../../guardians/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import { newId } from '../../kernel/ids.ts';
import { yesNoUnknown } from '../../kernel/yes-no-unknown.ts';
import { showMoment, showNearDay } from '../../platform/language/dates.ts';
import { emptyForm, type FormState, hasErrors, scoped } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  Disclosure,
  ErrorSummary,
  Form,
  Mark,
  RadioGroup,
  Section,
  Select,
  TextArea,
} from '../../ui/index.ts';

type Props = {
  ctx: FileContext;
  address: string;
  asked: ChildAsked;
  weighed: Weighed;
  given: { readonly of: string; readonly form: FormState } | undefined;
};

const formOf = (given: Props['given'], of: string, scope: string) =>
  scoped(given?.of === of ? given.form : emptyForm(), scope);

export const QuestionPart = (props: Props) => {
  const { ctx, asked, weighed } = props;
  const { question, consent } = weighed;
  const t = guardianTexts(ctx.language);
  const nameOf = (id: string) => asked.guardians.find((one) => one.id === id)?.name ?? '';
  const mayWrite = ctx.file.mayWrite('children');
  return (
    <Section title={t.interventions[question.intervention]} id={`fraga-${question.id}`}>
      <p class="muted">
        {t.bases[question.basis]} · {t.opinions[question.opinion]} · {showMoment(ctx.language, question.at, ctx.now)}
      </p>
      <p>
        {consent.state === 'consented' && <Mark kind="done">{t.state.consented}</Mark>}
        {consent.state === 'notOpen' && <Mark kind="danger">{t.state.notOpen}</Mark>}
        {consent.state === 'waits' && <Mark kind="today">{t.state.waits(consent.for.map(nameOf).join(', '))}</Mark>}
        {consent.state === 'barred' && (
          <Mark kind="danger">
            {t.state.barred} {consent.barriers.map((one) => t.barrier[one]).join(' ')}
          </Mark>
        )}
      </p>
      {question.denied && (
        <p>
          {t.denied(showMoment(ctx.language, question.denied.at, ctx.now))}{' '}
          <span class="written">{question.denied.words}</span>
        </p>
      )}
      {consent.state !== 'notOpen' && (
        <>
          <h3>{t.answersTitle}</h3>
          {asked.guardians.map((guardian) => (
            <GuardianLine {...props} guardian={guardian} mayWrite={mayWrite} />
          ))}
        </>
      )}
      {consent.state === 'barred' && (
        <>
          <h3>{t.waysTitle}</h3>
          <p class="help">{t.waysHelp}</p>
          {consent.ways.length === 0 && <p>{t.noWays}</p>}
          {consent.ways.map((way) => (
            <WayLine {...props} way={way} mayWrite={mayWrite} />
          ))}
          {mayWrite && !question.denied && <DenyForm {...props} />}
        </>
      )}
    </Section>
  );
};

type GuardianProps = Props & { guardian: ChildAsked['guardians'][number]; mayWrite: boolean };

const GuardianLine = ({ ctx, address, weighed, given, guardian, mayWrite }: GuardianProps) => {
  const t = guardianTexts(ctx.language);
  const { question } = weighed;
  const said = question.answers.find(({ guardianId }) => guardianId === guardian.id);
  const of = `${question.id}.${guardian.id}`;
  const form = formOf(given, of, `svar-${question.id}-${guardian.id}`);
  return (
    <div class="stack">
      <p>
        <strong>{guardian.name}</strong>{' '}
        {said
          ? [t.answers[said.answer], said.because && t.becauses[said.because], said.words].filter(Boolean).join(' · ')
          : t.noAnswer}
      </p>
      {mayWrite && (
        <Disclosure label={t.answerFor(guardian.name)} open={given?.of === of}>
          <Form action={`${address}/${question.id}/svar`} hidden={{ _form: newId(), guardian: guardian.id }}>
            {hasErrors(form) && <ErrorSummary form={form} />}
            <RadioGroup
              form={form}
              name="endangers"
              label={t.endangers}
              help={t.endangersHelp}
              choices={yesNoUnknown.map((value) => ({ value, label: t.yesNoUnknown[value] }))}
              inline
            />
            <RadioGroup
              form={form}
              name="answer"
              label={t.answer}
              choices={guardianAnswers.map((value) => ({ value, label: t.answers[value] }))}
              inline
            />
            <Select
              form={form}
              name="because"
              label={t.because}
              options={notAskedBecause.map((value) => ({ value, label: t.becauses[value] }))}
              emptyLabel={t.notUnasked}
              optional
            />
            <TextArea form={form} name="words" label={t.answerWords} rows={2} optional />
            <Actions>
              <Button kind="secondary">{t.saveAnswer}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </div>
  );
};

const WayLine = ({ ctx, address, weighed, given, way, mayWrite }: Props & { way: ConsentWay; mayWrite: boolean }) => {
  const t = guardianTexts(ctx.language);
  const { question } = weighed;
  const rule: WayRule = wayRules[way];
  const answered = question.ways.find((one) => one.way === way);
  const of = `${question.id}.${way}`;
  const form = formOf(given, of, `vag-${question.id}-${way}`);
  return (
    <div class="stack">
      <p>
        <strong>{rule.paragraph}</strong> {t.way[way]} <span class="muted">{t.decider[rule.decider]}</span>
      </p>
      {rule.mayChangeOn && (
        <p class="help">{t.mayChange(showNearDay(ctx.language, rule.mayChangeOn, today(ctx.now)))}</p>
      )}
      {answered && (
        <p>
          <Mark kind={answered.taken ? 'done' : 'plain'}>{t.wayIs[answered.taken ? 'yes' : 'no']}</Mark>{' '}
          <span class="written">{answered.words}</span>
        </p>
      )}
      {mayWrite && (
        <Disclosure label={t.taken} open={given?.of === of}>
          <Form action={`${address}/${question.id}/vag/${way}`} hidden={{ _form: newId() }}>
            {hasErrors(form) && <ErrorSummary form={form} />}
            <RadioGroup
              form={form}
              name="taken"
              label={t.taken}
              choices={(['yes', 'no'] as const).map((value) => ({ value, label: t.takenAnswers[value] }))}
              inline
            />
            <TextArea form={form} name="wayWords" label={t.wayWords} rows={2} />
            <Actions>
              <Button kind="secondary">{t.saveWay}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </div>
  );
};

const DenyForm = ({ ctx, address, weighed, given }: Props) => {
  const t = guardianTexts(ctx.language);
  const of = `${weighed.question.id}.deny`;
  const form = formOf(given, of, `nekas-${weighed.question.id}`);
  return (
    <Disclosure label={t.denyTitle} open={given?.of === of}>
      <Form action={`${address}/${weighed.question.id}/nekas`} hidden={{ _form: newId() }}>
        {hasErrors(form) && <ErrorSummary form={form} />}
        <p class="help">{t.denyHelp}</p>
        <TextArea form={form} name="denyWords" label={t.denyWords} rows={2} />
        <Actions>
          <Button kind="danger">{t.deny}</Button>
        </Actions>
      </Form>
    </Disclosure>
  );
};
