import type { FileContext } from '../../access/index.ts';
import type { FileClock } from '../../clocks/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showAgo, showMoment } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  DateField,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Form,
  Notice,
  RadioGroup,
  Section,
  Select,
  TextArea,
} from '../../ui/index.ts';
import type { Withheld } from '../../withholding/index.ts';
import { type askedKinds, changeGrounds, type Decision } from '../decision.ts';
import { type DecidingPerson, deciderInWords, decidersInWords, decisionTexts } from '../decision-texts.ts';
import type { FileTopFacts } from '../file-top.store.ts';
import type { DecisionStep } from '../placement.ts';
import { placementTexts } from '../placement-texts.ts';
import type { AssessmentAnswers } from '../protection.ts';
import { standingOf } from '../protection.ts';
import { protectionTexts } from '../protection-texts.ts';
import { nameOf, safetyTexts } from '../texts.ts';
import { DecisionCard } from './decision-card.tsx';
import { NotAddress } from './not-address.tsx';
import { SafetyPage } from './safety-page.tsx';

type View = { ctx: FileContext; top: FileTopFacts };
type Askable = { kind: (typeof askedKinds)[number]; deciders: readonly DecidingPerson[] };

export const DecisionsPage = ({
  ctx,
  top,
  form,
  decisions,
  clocks,
  steps,
  askable,
  withheld,
}: View & {
  form: FormState;
  decisions: readonly Decision[];
  clocks: readonly FileClock[];
  steps: readonly DecisionStep[];
  askable: readonly Askable[];
  withheld: readonly Withheld[];
}) => {
  const { language } = ctx;
  const t = decisionTexts(language);
  const mayAsk = ctx.file.mayWrite('decisions');
  const me = ctx.actor.staffId;
  const mine = (one: Decision) => one.state === 'asked' && one.askedOfId === me;
  const mayDecide = (one: Decision) =>
    mine(one) || askable.some(({ kind, deciders }) => kind === one.kind && deciders.some(({ id }) => id === me));
  const people = new Map(askable.flatMap(({ deciders }) => deciders.map((one) => [one.id, one])));
  return (
    <SafetyPage ctx={ctx} top={top} title={t.title} lead={t.lead}>
      {decisions.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneHelp}</p>
        </EmptyState>
      ) : (
        // What waits for the one who looks comes first.
        decisions
          .toSorted((a, b) => Number(mine(b)) - Number(mine(a)))
          .map((decision) => (
            <DecisionCard
              ctx={ctx}
              top={top}
              decision={decision}
              decides={mayDecide(decision)}
              all={decisions}
              clocks={clocks}
              steps={steps}
              withheld={withheld}
            />
          ))
      )}
      {mayAsk && top.people.length > 0 && (
        <Section id="ask" title={t.askTitle}>
          <Form action={`${top.address}/beslut`} hidden={{ _form: newId() }}>
            <ErrorSummary form={form} />
            <RadioGroup
              form={form}
              name="person"
              label={t.whom}
              choices={top.people.map((person) => ({ value: person.id, label: nameOf(person, top.people, language) }))}
            />
            <RadioGroup
              form={form}
              name="kind"
              label={t.what}
              choices={askable.map(({ kind, deciders }) => ({
                value: kind,
                label: t.kinds[kind],
                help: [
                  t.kindHelp[kind],
                  deciders.length > 0 ? t.mayNow(decidersInWords(deciders, language)) : t.nobodyNow,
                ]
                  .filter(Boolean)
                  .join(' '),
              }))}
            />
            <Select
              form={form}
              name="of"
              label={t.who}
              help={t.whoHelp}
              options={[...people.values()].map((one) => ({ value: one.id, label: deciderInWords(one, language) }))}
            />
            <TextArea form={form} name="proposal" label={t.proposal} help={t.noAddress} rows={3} />
            <NotAddress ctx={ctx} form={form} name="proposal" />
            <Actions>
              <Button>{t.ask}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </SafetyPage>
  );
};

export type DecideProps = View & {
  form: FormState;
  decision: Decision;
  answers: AssessmentAnswers | undefined;
  fear: number | undefined;
  /** Why this reader may not decide, in words, with those who may; undefined when she may. */
  refusal: { readonly words: string; readonly instead: readonly DecidingPerson[] } | undefined;
  /** What the chair grants is told to the board at its next meeting. */
  asksMeeting?: boolean;
};

export const DecidePage = ({ ctx, top, form, decision, answers, fear, refusal, asksMeeting }: DecideProps) => {
  const { language, now } = ctx;
  const t = decisionTexts(language);
  const f = placementTexts(language);
  const p = protectionTexts(language);
  const person = top.people.find(({ id }) => id === decision.personId);
  const last = person && standingOf(person.id, top.assessments).last;
  const action = `${top.address}/beslut/${decision.id}`;
  return (
    <SafetyPage ctx={ctx} top={top} title={t.decideTitle(t.kinds[decision.kind])} narrow>
      <Section id="basis" title={t.basisTitle}>
        <DescriptionList
          items={[
            { term: t.whom, value: person ? nameOf(person, top.people, language) : '' },
            {
              term: t.assessment,
              value:
                last?.need && last.assessedAt
                  ? `${p.last(p.needs[last.need], showAgo(language, last.assessedAt, now), last.by)}. ${answers?.words ?? ''}`
                  : t.noAssessment,
            },
            ...(fear === undefined ? [] : [{ term: t.fear, value: String(fear) }]),
            ...(answers?.childSaid ? [{ term: t.childSaid, value: answers.childSaid }] : []),
            ...(decision.proposal ? [{ term: t.proposalTerm, value: decision.proposal }] : []),
          ]}
        />
        <p class="help">
          {t.askedLine(decision.askedBy, decision.askedOf ?? '', showMoment(language, decision.askedAt, now))}
        </p>
      </Section>
      {refusal ? (
        <NoDelegation ctx={ctx} refusal={refusal} />
      ) : (
        <Form action={action} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <RadioGroup
            form={form}
            name="outcome"
            label={t.outcome}
            choices={(['granted', 'refused'] as const).map((value) => ({ value, label: t.outcomes[value] }))}
            inline
          />
          <TextArea form={form} name="motivation" label={t.motivation} help={`${t.motivationHelp} ${t.noAddress}`} />
          <NotAddress ctx={ctx} form={form} name="motivation" />
          {asksMeeting && <DateField form={form} name="meeting" label={f.meeting} help={f.meetingHelp} optional />}
          <Actions>
            <Button>{t.decideButton}</Button>
          </Actions>
        </Form>
      )}
    </SafetyPage>
  );
};

const NoDelegation = ({ ctx, refusal }: { ctx: FileContext; refusal: NonNullable<DecideProps['refusal']> }) => {
  const t = decisionTexts(ctx.language);
  return (
    <Notice kind="danger" title={refusal.words}>
      <p>{refusal.instead.length > 0 ? t.mayInstead(decidersInWords(refusal.instead, ctx.language)) : t.nobodyNow}</p>
    </Notice>
  );
};

export const ChangePage = ({
  ctx,
  top,
  form,
  decision,
  all,
  refusal,
}: Omit<DecideProps, 'answers' | 'fear'> & { all: readonly Decision[] }) => {
  const t = decisionTexts(ctx.language);
  return (
    <SafetyPage ctx={ctx} top={top} title={t.changeTitle} narrow>
      <Notice kind="danger" title={t.changeWarning}>
        <p>{t.groundNo}</p>
      </Notice>
      <DecisionCard ctx={ctx} top={top} decision={decision} all={all} alone />
      {refusal ? (
        <NoDelegation ctx={ctx} refusal={refusal} />
      ) : (
        <Form action={`${top.address}/beslut/${decision.id}/andra`} hidden={{ _form: newId() }}>
          <ErrorSummary form={form} />
          <RadioGroup
            form={form}
            name="ground"
            label={t.ground}
            choices={changeGrounds.map((value) => ({ value, label: t.grounds[value] }))}
          />
          <TextArea form={form} name="motivation" label={t.changeMotivation} help={t.noAddress} />
          <NotAddress ctx={ctx} form={form} name="motivation" />
          <Actions>
            <Button kind="danger">{t.changeButton}</Button>
            <ButtonLink kind="quiet" href={`${top.address}/beslut`}>
              {safetyTexts(ctx.language).back}
            </ButtonLink>
          </Actions>
        </Form>
      )}
    </SafetyPage>
  );
};
