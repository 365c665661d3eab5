import { consultationTexts, PartLine } from '../../consultation/index.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { today } from '../../kernel/calendar-day.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay, showFixedMoment, showMoment } from '../../platform/language/dates.ts';
import { listed } from '../../platform/language/plural.ts';
import { DescriptionList, Mark, Notice, Section } from '../../ui/index.ts';
import { holding, isStopped, nextStep, phaseOf } from '../coordinatedplan.ts';
import { coordinatedPlanTexts } from '../texts.ts';
import { EndForm, HoldForm, ReviewForm } from './after-forms.tsx';
import { BeginForm, CallForm } from './call-forms.tsx';
import type { Given, RecordProps } from './given.ts';

/** What is next, with the form for it; then who does what, and what was said; how it began last. */
export const PlanRecord = (props: RecordProps) => {
  const { ctx, plan, consents, given } = props;
  const { language, now, file } = ctx;
  const t = coordinatedPlanTexts(language);
  const day = (on: CalendarDay) => showDay(language, on, today(now));
  const phase = phaseOf(plan);
  const stops = isStopped(plan, consents);
  const mayWrite = file.mayWrite('plan') && file.mayWrite('consents');
  const asks = (of: Given['of']) => given?.of === of;
  const next = nextStep(plan, today(now));
  return (
    <Section
      title={t.heading(day(plan.seenOn))}
      id={`p${plan.id}`}
      action={<Mark kind={phase === 'ended' ? 'done' : 'plain'}>{t.phase[phase]}</Mark>}
    >
      <div class="stack">
        <div class="stack-near">
          {stops && (
            <Notice kind="danger" title={t.stopTitle}>
              <p>{t.stopped}</p>
              <p>
                <a href={`/akt/${file.id}/samtycken`}>{t.ask}</a>
              </p>
            </Notice>
          )}
          {!stops && next && <NextLine {...props} next={next} />}
          {phase === 'needSeen' && <ConsentLine {...props} />}
          {mayWrite && phase === 'needSeen' && (consents.length > 0 || asks('begin')) && <BeginForm {...props} />}
          {mayWrite && ((phase === 'begun' && !stops) || (asks('call') && phase !== 'called')) && (
            <CallForm {...props} />
          )}
          {mayWrite && ((next?.step === 'writeHeld' && !stops) || asks('hold')) && <HoldForm {...props} />}
          {mayWrite && ((phase === 'held' && !stops) || asks('review')) && <ReviewForm {...props} />}
        </div>
        {plan.endedAt && plan.endedBecause && (
          <div>
            <p>
              <strong>{t.endedOn(day(dayOf(plan.endedAt)), t.ends[plan.endedBecause])}</strong>
            </p>
            <p class="written">{plan.endedWords}</p>
          </div>
        )}
        <Agreed {...props} />
        <Called {...props} />
        <div>
          <h3>{t.background}</h3>
          <p class="written">{plan.why}</p>
          <p class="muted">
            {t.seers[plan.seenBy]} · {t.written(plan.by, showMoment(language, plan.at, now))}
          </p>
          {plan.begunAt && plan.meetBy && (
            <p class="muted">{t.begunOn(day(dayOf(plan.begunAt)), plan.convener ?? '', day(plan.meetBy))}</p>
          )}
        </div>
        {mayWrite && phase === 'called' && <CallForm {...props} />}
        {mayWrite && (phase !== 'ended' || asks('end')) && <EndForm {...props} />}
      </div>
    </Section>
  );
};

/** The first that is read: what is to be done, by whom and when. */
const NextLine = ({ ctx, plan, next }: RecordProps & { next: NonNullable<ReturnType<typeof nextStep>> }) => {
  const { language, now } = ctx;
  const t = coordinatedPlanTexts(language);
  const day = (on: CalendarDay | null) => (on ? showDay(language, on, today(now)) : '');
  const meets = plan.meetingAt ? showFixedMoment(language, plan.meetingAt, now) : '';
  const words = {
    call: () => t.nextWords.call(plan.convener ?? '', day(plan.meetBy)),
    meet: () => t.nextWords.meet(meets),
    writeHeld: () => t.nextWords.writeHeld(meets),
    review: () => t.nextWords.review(day(plan.reviewOn)),
  };
  return (
    <p>
      <strong>{words[next.step]()}</strong> {next.late && <Mark kind="breach">{t.late}</Mark>}
    </p>
  );
};

/** Whether it may begin: what she has consented to, or that she is to be asked. */
const ConsentLine = ({ ctx, consents }: RecordProps) => {
  const t = coordinatedPlanTexts(ctx.language);
  return consents.length > 0 ? (
    <Notice kind="info" title={t.beginNow}>
      <p>{t.consentsNow}:</p>
      <ul class="plain-list">
        {consents.map(({ receiver, purpose }) => (
          <li>{`${receiver} (${purpose})`}</li>
        ))}
      </ul>
    </Notice>
  ) : (
    <>
      <p>{t.noConsent}</p>
      <p>
        <a href={`/akt/${ctx.file.id}/samtycken`}>{t.ask}</a>
      </p>
    </>
  );
};

const Called = ({ ctx, plan, consents, names }: RecordProps) => {
  const { language, now } = ctx;
  const t = coordinatedPlanTexts(language);
  const c = consultationTexts(language);
  if (!plan.meetingAt) return null;
  const holds = holding(plan.partners, consents);
  return (
    <div>
      <h3>{t.calledTo(showFixedMoment(language, plan.meetingAt, now))}</h3>
      <ul class="plain-list">
        {plan.partners.map((partner) => (
          <li>
            {c.authority[partner.authority]} · {partner.receiver}{' '}
            {!plan.endedAt && !holds.includes(partner) && <Mark kind="breach">{t.notHeld}</Mark>}
          </li>
        ))}
        {plan.relativeIds.length > 0 && (
          <li class="written">
            {t.alongShort}:{' '}
            {listed(
              language,
              plan.relativeIds.map((id) => names.get(id) ?? ''),
            )}
            . {plan.relativeWords}
          </li>
        )}
      </ul>
    </div>
  );
};

const Agreed = ({ ctx, plan }: RecordProps) => {
  const { language, now, file } = ctx;
  const t = coordinatedPlanTexts(language);
  const c = consultationTexts(language);
  if (!plan.heldOn || !plan.main) return null;
  const written = (words: string) => <span class="written">{words}</span>;
  return (
    <>
      <div>
        <h3>{t.whoDoesWhat}</h3>
        <ul class="entries">
          {plan.parts.map((part) => (
            <PartLine
              ctx={ctx}
              part={part}
              done={file.mayWrite('plan') && `/akt/${file.id}/sip/uppgift/${part.id}/gjord`}
            />
          ))}
        </ul>
      </div>
      <div>
        <h3>{t.decided}</h3>
        <DescriptionList
          items={[
            { term: t.mainIs, value: `${c.authority[plan.main]}, ${plan.mainWho ?? ''}` },
            {
              term: t.says,
              value: plan.opinion ? written(plan.opinion) : plan.missing && t.unheard(t.missings[plan.missing]),
            },
            { term: t.needsShort, value: written(plan.needs ?? '') },
            ...(plan.others ? [{ term: t.othersShort, value: written(plan.others) }] : []),
            { term: t.heldWhen, value: showDay(language, plan.heldOn, today(now)) },
            ...(plan.reviewWords ? [{ term: t.lastReview, value: written(plan.reviewWords) }] : []),
          ]}
        />
      </div>
    </>
  );
};
