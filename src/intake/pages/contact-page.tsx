import type { Child } from 'hono/jsx';
import { type Frame, StaffPage } from '../../access/index.ts';
import { type ClockState, clockTexts, type FileClock, stateOf } from '../../clocks/index.ts';
import { type LeftWord, LeftWords } from '../../conflicts/index.ts';
import { newId } from '../../kernel/ids.ts';
import { showDeadline, showMoment, showRemaining } from '../../platform/language/dates.ts';
import type { FormState } from '../../platform/web/form.ts';
import {
  Actions,
  Button,
  ButtonLink,
  Columns,
  DescriptionList,
  Fold,
  Form,
  Mark,
  type MarkKind,
  Notice,
  Section,
  Strip,
} from '../../ui/index.ts';
import { mayGive } from '../commands/give-contact.ts';
import type { ContactFacts } from '../load-contact.ts';
import type { Step } from '../next-step.ts';
import { intakeTexts } from '../texts.ts';
import { contactModel } from './contact-model.ts';
import { DutyToReport, FearForm, InterpreterForm, LivingTogetherForm, UrgencyForm } from './contact-sections.tsx';
import { OutcomeSection } from './outcome-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { ProtectionStep, ReportFirst, ReportStep } from './report-first.tsx';
import type { SafeView } from './safe-view.tsx';
import type { FormName, SectionProps } from './section-props.ts';
import { ViolenceSection } from './violence-section.tsx';

/** The one that was refused comes back as it was typed. */
export type Refused = { readonly name: FormName; readonly form: FormState };

/** In which part of the page each form lies, so that a refused one stands open. */
const stepOf: Record<FormName, Step> = {
  livingTogether: 'livingTogether',
  duty: 'dutyToReport',
  childrenKnown: 'people',
  self: 'people',
  child: 'people',
  other: 'people',
  violence: 'violence',
  fear: 'fear',
  interpreter: 'interpreter',
  urgency: 'urgency',
  notNow: 'outcome',
  advice: 'outcome',
};

export type ContactPageProps = {
  readonly frame: Frame;
  readonly facts: ContactFacts;
  readonly safe: SafeView;
  /** What is written of the call, and the place to write. */
  readonly notes: Child;
  readonly left: readonly LeftWord[];
  readonly refused?: Refused | undefined;
  /** The step that stands open though it is done: more of the same may come. */
  readonly goOn?: Step | undefined;
};

export const ContactPage = ({ frame, facts, safe, notes, left, refused, goOn }: ContactPageProps) => {
  const { language, now } = frame;
  const t = intakeTexts(language);
  const model = contactModel(facts, safe, language, now);
  const props: SectionProps = {
    model,
    facts,
    frame,
    formFor: (name, fresh) => (refused?.name === name ? refused.form : fresh),
    isNext: (step) => model.next?.step === step,
  };
  const bodies: Record<Step, Child> = {
    safeContact: safe.view,
    livingTogether: <LivingTogetherForm {...props} />,
    dutyToReport: <DutyToReport {...props} />,
    people: <PeopleSection {...props} refused={refused?.name} />,
    violence: <ViolenceSection {...props} refused={refused?.name === 'violence'} reread={goOn === 'violence'} />,
    fear: <FearForm {...props} />,
    interpreter: <InterpreterForm {...props} />,
    urgency: <UrgencyForm {...props} />,
    report: <ReportStep {...props} words={t.report.read} />,
    protection: <ProtectionStep {...props} />,
    feedback: <ReportStep {...props} words={t.report.feedback} />,
    outcome: <OutcomeSection {...props} refused={refused?.name} />,
  };
  // A report that waits is read before anything is asked.
  const next = facts.report === 'receive' ? undefined : model.next;
  const openStep = refused ? stepOf[refused.name] : model.ended ? undefined : (goOn ?? next?.step);
  return (
    <StaffPage
      ownWarnings
      frame={frame}
      title={model.title}
      documentTitle={t.contact.documentTitle}
      current="intake"
      lead={model.lead}
      protection={facts.file.protection}
      strip={
        <Strip
          label={t.contact.documentTitle}
          name={`${facts.file.reference} ${model.self?.name ?? ''}`.trim()}
          items={[
            {
              label: t.contact.safeStrip,
              value: safe.words || t.contact.safeUnknown,
              tone: safe.known ? undefined : 'danger',
            },
            { label: t.contact.owner, value: facts.owner?.name ?? t.contact.nobody },
          ]}
        />
      }
      titleInStrip={false}
    >
      <Columns contextLabel={t.contact.context} context={<Context {...props} />}>
        {safe.alarms}
        {model.grave && !model.ended && (
          <Notice kind="danger" title={t.violence.grave}>
            <p>
              <a href={`${model.address}/bedomning`}>{t.contact.assessProtection}</a>
            </p>
          </Notice>
        )}
        {!model.mayWrite && (
          <Notice kind="info">
            <p>{t.contact.readOnly}</p>
          </Notice>
        )}
        <ReportFirst {...props} />
        <DueSoon {...props} />
        {next && !model.ended && (
          <p class="next-step">
            <ButtonLink kind="secondary" href={`#${next.step}`}>
              {next.label}
            </ButtonLink>
          </p>
        )}
        <div>
          {model.steps.map(({ step, state, title, summary }) => (
            <Fold
              id={step}
              title={title}
              summary={summary}
              mark={
                <Mark kind={state === 'done' ? 'done' : state === 'next' ? 'info' : 'plain'}>{t.stepState[state]}</Mark>
              }
              open={openStep === step}
            >
              {bodies[step]}
            </Fold>
          ))}
        </div>
        <LeftWords ctx={frame} left={left} />
        {notes}
      </Columns>
    </StaffPage>
  );
};

const soon = { minutes: 30 } as const;

/** An assessment that is late or due within the half hour comes before the next question: the rest can wait for it. */
const DueSoon = ({ frame, facts, model }: SectionProps) => {
  const { language, now } = frame;
  const due = facts.clocks.filter(
    ({ kind, dueAt }) =>
      (kind === 'adultProtection' || kind === 'childProtection') &&
      dueAt.epochMilliseconds <= now.add(soon).epochMilliseconds,
  );
  const [first] = due;
  if (!first || model.ended) return null;
  return (
    <Notice kind={stateOf(first, now) === 'breached' ? 'danger' : 'today'}>
      <p>
        <a href={`${model.address}${linkOf(first)}`}>{clockTexts(language).act[first.kind]}</a>
        {`: ${showDeadline(language, first.dueAt, now)}, ${showRemaining(language, first.dueAt, now)}`}
      </p>
    </Notice>
  );
};

/** Where the verb on a clock leads, as far as there is something to do about it by a page of its own. */
function linkOf({ kind, about }: FileClock): string | undefined {
  if (kind === 'adultProtection' || kind === 'childProtection') return `/bedomning${about ? `/${about}` : ''}`;
  if (kind === 'preliminaryAssessment' || kind === 'reporterFeedback') return '/anmalan';
  if (kind === 'childInvestigation') return '/oppna-akter';
  if (kind === 'ownConcernReport') return about ? `/barn/${about}/anmal` : '/barn';
  return kind === 'promise' ? '/loften' : undefined;
}

const markOf = {
  breached: 'breach',
  dueToday: 'today',
  running: 'plain',
  met: 'done',
  metLate: 'done',
} as const satisfies Record<ClockState, MarkKind>;

const Context = ({ frame, facts, model }: SectionProps) => {
  const { language, now } = frame;
  const t = intakeTexts(language);
  const { contact } = facts;
  // Two children have the same deadlines: the name tells them apart.
  const nameOf = ({ about }: FileClock) => model.children.find(({ id }) => id === about)?.title;
  return (
    <>
      <Section id="clocks" title={t.contact.clocks} count={facts.clocks.length}>
        <ul class="facts">
          {facts.clocks.map((clock) => (
            <li>
              <p>
                <strong>{clockTexts(language).name[clock.kind]}</strong>{' '}
                <Mark kind={markOf[stateOf(clock, now)]}>{clockTexts(language).state[stateOf(clock, now)]}</Mark>
              </p>
              <p>
                <time datetime={clock.dueAt.toString()}>
                  {showDeadline(language, clock.dueAt, now)}, {showRemaining(language, clock.dueAt, now)}
                </time>
              </p>
              <p class="soft">{[nameOf(clock), facts.answering.get(clock.id)].filter(Boolean).join(' · ')}</p>
              {linkOf(clock) && (model.mayWrite || clock.kind !== 'ownConcernReport') && (
                <p>
                  <a href={`${model.address}${linkOf(clock)}`}>
                    {clock.kind === 'childInvestigation' ? t.report.openFile : clockTexts(language).act[clock.kind]}
                  </a>
                </p>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section id="more" title={t.contact.more}>
        <ul class="facts">
          {(
            [
              ...(model.mayWrite && !model.ended && contact.state !== 'handedOver'
                ? ([['lamna-over', t.contact.handOver]] as const)
                : []),
              ...(mayGive({ actor: frame.actor, file: facts.file }) && !model.ended
                ? ([['ge', t.give.title]] as const)
                : []),
              ...(model.mayWrite ? ([['kand-har', t.contact.knownHere]] as const) : []),
              ...(facts.report ? ([['anmalan', t.report.to]] as const) : []),
              ['bedomning', t.contact.assessProtection],
              ...(facts.report ? [] : ([['barn', t.contact.childrenPage]] as const)),
              ['varningar', t.contact.warnings],
              ['loften', t.contact.promises],
              ['beslut', t.contact.decisions],
            ] as const
          ).map(([path, label]) => (
            <li>
              <a href={`${model.address}/${path}`}>{label}</a>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="about" title={t.contact.about}>
        <DescriptionList
          items={[
            {
              term: t.newContact.source,
              value: [t.source[contact.source], contact.sourceWords].filter(Boolean).join(': '),
            },
            {
              term: t.contact.state,
              value: t.state[contact.state === 'received' && facts.owner ? 'ongoing' : contact.state],
            },
            { term: t.contact.owner, value: facts.owner?.name ?? t.contact.nobody },
            {
              term: t.newContact.receivedLegend,
              value: `${showMoment(language, contact.receivedAt, now)}, ${contact.receivedByName}`,
            },
          ]}
        />
        {facts.repeats.map(({ fileId, kind, reference, since }) => (
          <p>
            {t.known.repeats}:{' '}
            <a href={`/${kind === 'contact' ? 'kontakt' : 'akt'}/${fileId}`}>
              {reference}, {showMoment(language, since, now)}
            </a>
          </p>
        ))}
        {!facts.owner && !model.ended && (
          <Form action={`${model.address}/ta`} hidden={{ _form: newId() }}>
            <Actions>
              <Button kind="secondary" small>
                {t.contact.take}
              </Button>
            </Actions>
          </Form>
        )}
      </Section>
    </>
  );
};
