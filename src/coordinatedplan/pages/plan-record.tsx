import { consultationTexts, PartLine } from '../../consultation/index.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { today } from '../../kernel/calendar-day.ts';
import { dayOf } from '../../kernel/instant.ts';
import { showDay, showFixedMoment, showMoment } from '../../platform/language/dates.ts';
import { Mark, Notice, Section } from '../../ui/index.ts';
import { holding, isStopped, phaseOf } from '../coordinatedplan.ts';
import { coordinatedPlanTexts } from '../texts.ts';
import { EndForm, HoldForm, ReviewForm } from './after-forms.tsx';
import { BeginForm, CallForm } from './call-forms.tsx';
import type { Given, RecordProps } from './given.ts';

/** From the need to the end: what carries it first, then what was decided and who does what. */
export const PlanRecord = (props: RecordProps) => {
  const { ctx, plan, consents, given } = props;
  const { language, now, file } = ctx;
  const t = coordinatedPlanTexts(language);
  const day = (on: CalendarDay) => showDay(language, on, today(now));
  const phase = phaseOf(plan);
  const stops = isStopped(plan, consents);
  const mayWrite = file.mayWrite('plan') && file.mayWrite('consents');
  const asks = (of: Given['of']) => given?.of === of;
  return (
    <Section title={t.heading(day(plan.seenOn))} id={`p${plan.id}`}>
      <p>
        <Mark kind={phase === 'ended' ? 'done' : 'plain'}>{t.phase[phase]}</Mark>
      </p>
      {stops && (
        <Notice kind="danger" title={t.stopTitle}>
          <p>{t.stopped}</p>
          <p>
            <a href={`/akt/${file.id}/samtycken`}>{t.ask}</a>
          </p>
        </Notice>
      )}
      <p class="written">{plan.why}</p>
      <p class="muted">
        {t.seers[plan.seenBy]} · {t.written(plan.by, showMoment(language, plan.at, now))}
      </p>
      {plan.begunAt && plan.meetBy && (
        <p>{t.begunOn(day(dayOf(plan.begunAt)), plan.convener ?? '', day(plan.meetBy))}</p>
      )}
      <CalledLines {...props} />
      <Decided {...props} />
      {phase === 'needSeen' && <ConsentLine {...props} />}
      {mayWrite && phase === 'needSeen' && (consents.length > 0 || asks('begin')) && <BeginForm {...props} />}
      {mayWrite && ((phase === 'begun' && !stops) || phase === 'called' || asks('call')) && <CallForm {...props} />}
      {mayWrite && ((phase === 'called' && !stops) || asks('hold')) && <HoldForm {...props} />}
      {mayWrite && ((phase === 'held' && !stops) || asks('review')) && <ReviewForm {...props} />}
      {mayWrite && (phase !== 'ended' || asks('end')) && <EndForm {...props} />}
      {plan.endedAt && plan.endedBecause && (
        <p>
          <strong>{t.endedOn(day(dayOf(plan.endedAt)), t.ends[plan.endedBecause])}</strong>
        </p>
      )}
      {plan.endedWords && <p class="written">{plan.endedWords}</p>}
    </Section>
  );
};

/** Whether it may begin: what she has consented to, or that she is to be asked. */
const ConsentLine = ({ ctx, consents }: RecordProps) => {
  const t = coordinatedPlanTexts(ctx.language);
  return consents.length > 0 ? (
    <Notice kind="info" title={t.beginNow}>
      <p>
        {t.consentsNow}: {consents.map(({ receiver, purpose }) => `${receiver} (${purpose})`).join(', ')}
      </p>
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

const CalledLines = ({ ctx, plan, consents, names }: RecordProps) => {
  const { language, now } = ctx;
  const t = coordinatedPlanTexts(language);
  const c = consultationTexts(language);
  if (!plan.meetingAt) return null;
  const held = holding(plan.partners, consents);
  return (
    <>
      <p>
        <strong>{t.calledTo(showFixedMoment(language, plan.meetingAt, now))}</strong>
      </p>
      <ul class="lines">
        {plan.partners.map((partner) => (
          <li>
            {c.authority[partner.authority]} · {partner.receiver}{' '}
            {!plan.endedAt && !held.includes(partner) && <Mark kind="breach">{t.notHeld}</Mark>}
          </li>
        ))}
      </ul>
      {plan.relativeIds.length > 0 && (
        <p class="written">
          {t.along(plan.relativeIds.map((id) => names.get(id) ?? '').join(', '))}. {plan.relativeWords}
        </p>
      )}
    </>
  );
};

const Decided = ({ ctx, plan }: RecordProps) => {
  const { language, now, file } = ctx;
  const t = coordinatedPlanTexts(language);
  const c = consultationTexts(language);
  const day = (on: CalendarDay) => showDay(language, on, today(now));
  if (!plan.heldOn || !plan.main) return null;
  return (
    <>
      <p>{t.heldWhen(day(plan.heldOn))}</p>
      {plan.opinion ? (
        <p class="written">{t.says(plan.opinion)}</p>
      ) : (
        <p>{plan.missing && t.unheard(t.missings[plan.missing])}</p>
      )}
      <p>
        <strong>{t.mainIs(c.authority[plan.main], plan.mainWho ?? '')}</strong>
      </p>
      <p class="written">{plan.needs}</p>
      <ul class="lines">
        {plan.parts.map((part) => (
          <PartLine
            ctx={ctx}
            part={part}
            done={file.mayWrite('plan') && `/akt/${file.id}/sip/uppgift/${part.id}/gjord`}
          />
        ))}
      </ul>
      {plan.others && (
        <>
          <p>
            <strong>{t.others}</strong>
          </p>
          <p class="written">{plan.others}</p>
        </>
      )}
      {plan.reviewWords && <p class="written">{t.lastReview(plan.reviewWords)}</p>}
      {plan.reviewOn && !plan.endedAt && <p>{t.reviewBy(day(plan.reviewOn))}</p>}
    </>
  );
};
