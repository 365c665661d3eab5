import type { PropsWithChildren } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { type Frame, StaffPage } from '../../access/index.ts';
import { stateOf } from '../../clocks/index.ts';
import { inStockholm } from '../../kernel/instant.ts';
import { contains } from '../../kernel/period.ts';
import { dueState, type OwnAgreement, OwnAgreementRow } from '../../leading/index.ts';
import { showDay, showMoment } from '../../platform/language/dates.ts';
import { ButtonLink, ClockRow, Columns, EmptyState, Rows, Section } from '../../ui/index.ts';
import type { Alert } from '../alert.store.ts';
import type { Shift } from '../duty.ts';
import type { NotTold } from '../not-told.store.ts';
import { todayTexts } from '../texts.ts';
import type { AnsweredItem, DeskItem } from '../today.store.ts';
import type { TodaysMeeting } from '../todays-meetings.store.ts';
import { AlertRow, Alerts } from './alert-rows.tsx';
import { isPressing, NotToldRow } from './not-told-row.tsx';
import { ContactRow, DueRow, hrefOf, whoIs, whoIsThere } from './rows.tsx';
import { TodaysMeetings } from './todays-meetings.tsx';

export type MyDay = {
  readonly alerts: readonly Alert[];
  readonly due: readonly AnsweredItem[];
  readonly mine: readonly DeskItem[];
  readonly fresh: readonly DeskItem[];
  readonly unwritten: readonly (DeskItem & { unwrittenSince: DeskItem['since'] })[];
  /** What was agreed with this actor when a month was gone through. */
  readonly agreed: readonly OwnAgreement[];
  readonly notTold: readonly NotTold[];
  readonly shifts: readonly Shift[];
  readonly meetings: readonly TodaysMeeting[];
  readonly worksWithFiles: boolean;
  /** The list that is shown whole; the others show seven rows. */
  readonly whole: 'nu' | 'vantar' | 'nytt' | undefined;
};

const shortList = 7;
/** So many of what has just run out stand above what is due; what somebody asks of me is always shown whole. */
const shortRanOut = 4;

/** "Fre 27 nov". */
const todayInWords = (language: Frame['language'], now: Frame['now']): string => {
  const day = inStockholm(now).toPlainDate();
  const words = showDay(language, day, day);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const MyDayPage = ({ frame, day }: { frame: Frame; day: MyDay }) => {
  const { language, now } = frame;
  const t = todayTexts(language);
  const isUrgent = (item: AnsweredItem) => stateOf({ dueAt: item.dueAt, metAt: null }, now) !== 'running';
  const reminders = day.alerts
    .filter(({ kind }) => kind === 'clockSoon')
    .toSorted((a, b) => (a.clock?.dueAt.epochMilliseconds ?? 0) - (b.clock?.dueAt.epochMilliseconds ?? 0));
  const calls = day.alerts.filter(({ kind }) => kind !== 'clockSoon');
  const asked = calls.filter(({ kind }) => kind !== 'clockBreached');
  const ranOut = calls.filter(({ kind }) => kind === 'clockBreached');
  const ranOutShown = day.whole === 'nu' ? ranOut : ranOut.slice(0, shortRanOut);
  const urgent = day.due.filter(isUrgent);
  const later = day.due.filter((item) => !isUrgent(item));
  const here = day.shifts.filter((s) => contains(s, now));
  const named = (duty: Shift['duty']) =>
    [...new Set(here.filter((s) => s.duty === duty).map((s) => s.name))].join(', ');
  const duty = named('duty')
    ? t.onDutyNow(named('duty'))
    : named('backup')
      ? t.backupNow(named('backup'))
      : t.nobodyOnDuty;
  const head = `${todayInWords(language, now)}.${day.worksWithFiles ? ` ${duty}` : ''}`;
  const agreed = (pressing: boolean) =>
    day.agreed
      .filter((one) => (dueState(one, now) !== 'later') === pressing)
      .map((one) => <OwnAgreementRow frame={frame} one={one} />);
  const notTold = (pressing: boolean) =>
    day.notTold
      .filter((one) => isPressing(one, frame) === pressing)
      .map((one) => <NotToldRow frame={frame} one={one} />);
  const nowRows = [
    ...urgent.map((item) => <DueRow item={item} language={language} now={now} />),
    ...agreed(true),
    ...notTold(true),
  ];
  const waiting = [
    ...day.unwritten.map((item) => (
      <ClockRow
        label={t.unwritten}
        about={whoIs(item, t.noName)}
        due={showMoment(language, item.unwrittenSince, now)}
        ownWords
        datetime={item.unwrittenSince.toString()}
        state="later"
        owner={frame.actor.name}
        action={
          <ButtonLink small kind="secondary" href={`${hrefOf(item)}#skriv`}>
            {t.write}
            <span class="unseen">, {item.reference}</span>
          </ButtonLink>
        }
      />
    )),
    ...reminders.map((alert) => <AlertRow frame={frame} alert={alert} />),
    ...later.map((item) => <DueRow item={item} language={language} now={now} />),
    ...agreed(false),
    ...notTold(false),
    ...day.mine.map((item) => <ContactRow item={item} language={language} now={now} />),
  ];
  return (
    <StaffPage frame={frame} title={t.myDay} current="today" lead={head}>
      {day.worksWithFiles ? (
        <Columns
          contextLabel={t.meetings.around}
          context={
            <>
              <div class="only-wide">
                <TodaysMeetings frame={frame} meetings={day.meetings} id="moten" />
              </div>
              <Section id="duty" title={t.duty} action={<a href="/jour">{t.allShifts}</a>}>
                <ShiftList frame={frame} shifts={day.shifts} />
              </Section>
            </>
          }
        >
          <Section id="nu" title={t.now} count={nowRows.length + calls.length}>
            <Alerts frame={frame} alerts={[...asked, ...ranOutShown]} />
            <List
              rows={nowRows}
              whole={day.whole === 'nu'}
              name="nu"
              showAll={t.showAll}
              more={ranOutShown.length < ranOut.length}
            >
              {calls.length === 0 && (
                <EmptyState title={t.nowEmpty}>{waiting.length > 0 && <p>{t.nowEmptyHelp}</p>}</EmptyState>
              )}
            </List>
          </Section>
          {day.meetings.length > 0 && (
            <div class="only-narrow">
              <TodaysMeetings frame={frame} meetings={day.meetings} id="moten-smal" />
            </div>
          )}
          <Section id="vantar" title={t.waiting} count={waiting.length}>
            <List rows={waiting} whole={day.whole === 'vantar'} name="vantar" showAll={t.showAll}>
              <EmptyState title={t.waitingEmpty}>
                <p>{t.waitingEmptyHelp}</p>
              </EmptyState>
            </List>
          </Section>
          <Section id="nytt" title={t.fresh} count={day.fresh.length}>
            <List
              rows={day.fresh.map((item) => <ContactRow item={item} language={language} now={now} withUrgency />)}
              whole={day.whole === 'nytt'}
              name="nytt"
              showAll={t.showAll}
            >
              <EmptyState title={t.freshEmpty} />
            </List>
          </Section>
        </Columns>
      ) : (
        <>
          {/* The chair works in no unit, and is asked to decide at night. */}
          {day.alerts.length > 0 && (
            <Section id="nu" title={t.now} count={day.alerts.length}>
              <Alerts frame={frame} alerts={day.alerts} />
            </Section>
          )}
          <EmptyState title={day.alerts.length > 0 ? t.noMore : t.noFiles}>
            {frame.actor.roles.some(({ role }) => role === 'auditor') ? (
              <>
                <p>{t.auditorHelp}</p>
                <p>
                  <a href="/kontroll">{t.toLogReview}</a>
                </p>
              </>
            ) : (
              <p>{t.noFilesHelp}</p>
            )}
            {frame.actor.roles.some(({ role }) => role === 'administrator') && (
              <p>
                <a href="/organisation">{t.toOrganisation}</a>
              </p>
            )}
          </EmptyState>
        </>
      )}
    </StaffPage>
  );
};

type ListProps = PropsWithChildren<{
  rows: readonly JSX.Element[];
  whole: boolean;
  name: string;
  showAll: string;
  /** There is more than these rows that isn't shown. */
  more?: boolean;
}>;

const List = ({ rows, whole, name, showAll, more = false, children }: ListProps) => (
  <>
    {rows.length === 0 ? children : <Rows>{whole ? [...rows] : rows.slice(0, shortList)}</Rows>}
    {!whole && (more || rows.length > shortList) && (
      <p>
        <a href={`/min-dag?visa=${name}#${name}`}>{showAll}</a>
      </p>
    )}
  </>
);

const ShiftList = ({ frame, shifts }: { frame: Frame; shifts: readonly Shift[] }) => {
  const { language, now } = frame;
  const t = todayTexts(language);
  const current = shifts.filter((s) => contains(s, now));
  if (current.length === 0) return <EmptyState title={t.nobodyOnDuty} />;
  return (
    <ul class="plain-list">
      {current.map((s) => (
        <li>
          <strong>{t.dutyKinds[s.duty]}</strong> {whoIsThere(s, t.standsIn)}, {s.unitName}
          <br />
          {s.phone && <a href={`tel:${s.phone.replaceAll(/[^+\d]/g, '')}`}>{s.phone}</a>}{' '}
          {s.until && t.until(showMoment(language, s.until, now))}
        </li>
      ))}
    </ul>
  );
};
