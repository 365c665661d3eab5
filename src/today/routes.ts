import {
  invalid,
  missing,
  openable,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../access/index.ts';
import { newId, parseId, type UnitId } from '../kernel/ids.ts';
import { agreedWithMe } from '../leading/index.ts';
import { answeringInWords, listStaff, listUnits, readRota, unitsWithDuty } from '../organisation/index.ts';
import { type AlertId, seeAlert, unseenAlerts } from './alert.store.ts';
import { alertHref, latestOfEach } from './alert.ts';
import { gapsIn, shiftsIn } from './duty.ts';
import { notTold } from './not-told.store.ts';
import { DutySheetPage } from './pages/duty-sheet.tsx';
import { IntakeListPage } from './pages/intake-list.tsx';
import { type MyDay, MyDayPage } from './pages/my-day.tsx';
import { ownersICover, unitsOf, whatIAnswerFor } from './standing-in.ts';
import { todayTexts } from './texts.ts';
import {
  type AnsweredItem,
  contactsForMe,
  countContacts,
  type DueItem,
  dueFor,
  lastReview,
  myUnwritten,
  openContacts,
  saveReview,
  unwrittenIn,
} from './today.store.ts';
import { todaysMeetings } from './todays-meetings.store.ts';

const many = 200;

function namedUnits(actor: StaffContext['actor']): { readonly id: UnitId; readonly name: string }[] {
  const names = new Map([...actor.roles, ...actor.duty].map(({ unitId, unitName }) => [unitId, unitName]));
  return unitsOf(actor).map((id) => ({ id, name: names.get(id) ?? '' }));
}

async function myDay(ctx: StaffContext): Promise<MyDay> {
  const { sql, keyring, actor, now } = ctx;
  const units = unitsOf(actor);
  const whole = (['nu', 'vantar', 'nytt'] as const).find((name) => name === ctx.query.visa);
  const [rota, staff] = await Promise.all([
    readRota(sql, { from: now, until: now.add({ hours: 1 }) }),
    listStaff(sql, now),
  ]);
  const [alerts, due, { mine, fresh }, unwritten, meetings, agreed, untold] = await Promise.all([
    unseenAlerts(sql, actor),
    dueFor(sql, keyring, {
      owners: ownersICover(actor, rota, now),
      answered: whatIAnswerFor(actor, now, rota.officeHours),
      limit: whole ? many : 40,
      now,
    }),
    contactsForMe(sql, keyring, { me: actor.staffId, units, limit: whole ? many : 40 }),
    myUnwritten(sql, keyring, actor.staffId, 40),
    todaysMeetings(sql, keyring, actor.staffId, now),
    agreedWithMe(ctx),
    notTold(ctx),
  ]);
  const answered = (item: DueItem): AnsweredItem => ({
    ...item,
    answering: answeringInWords(ctx.language, item, { rota, staff, now }),
  });
  const own = shiftsIn(rota, namedUnits(actor), staff, now);
  // A unit without a duty of its own rings the one that has: 'nobody' would be untrue and alarm.
  const elsewhere =
    units.length === 0 || own.some(({ duty }) => duty === 'duty')
      ? []
      : shiftsIn(rota, await listUnits(sql), staff, now).filter(({ duty }) => duty === 'duty');
  return {
    // A clock that has its row here says itself that it is late, and what is to be done; the review of an emergency too.
    alerts: latestOfEach(alerts).filter(
      ({ clock, kind, subjectId }) =>
        !due.some(
          ({ clockId, rule, about }) =>
            clockId === clock?.id ||
            (kind === 'emergencyOpened' && rule === 'emergencyReview' && about !== null && about === subjectId),
        ),
    ),
    // Until it has run out, that nobody holds a contact is said under Nytt, once.
    due: due
      .filter(({ rule, dueAt }) => rule !== 'namedOwner' || dueAt.epochMilliseconds <= now.epochMilliseconds)
      .map(answered),
    mine,
    fresh,
    unwritten,
    agreed,
    notTold: untold,
    shifts: [...elsewhere, ...own],
    meetings,
    worksWithFiles: units.length > 0,
    whole,
  };
}

async function intakeList(ctx: StaffContext, refused?: number) {
  const { sql, keyring, actor } = ctx;
  const units = unitsOf(actor);
  const [contacts, unwritten, last] = await Promise.all([
    openContacts(sql, keyring, units, many),
    unwrittenIn(sql, units),
    lastReview(sql, units),
  ]);
  const may = await openable(
    sql,
    contacts.map(({ fileId }) => fileId),
  );
  return IntakeListPage({
    frame: ctx.frame,
    list: { contacts, may, unwritten, units: namedUnits(actor), lastReview: last, refused },
  });
}

export const todayRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/min-dag',
    access: { who: 'signedIn' },
    audit: 'today.shown',
    handle: async (ctx) => page(MyDayPage({ frame: ctx.frame, day: await myDay(ctx) })),
  }),
  // Opening what an alert is about is what marks it seen: nobody clicks it away unread.
  staffCommand({
    path: '/larm/:alert',
    access: { who: 'signedIn' },
    audit: 'alert.seen',
    handle: async (ctx) => {
      const id = parseId<AlertId>(ctx.params.alert);
      const seen = id.ok ? await seeAlert(ctx, id.value) : undefined;
      return seen ? redirect(alertHref(seen)) : missing;
    },
  }),
  staffPage({
    path: '/mottag',
    access: { who: 'signedIn' },
    audit: 'intake.listed',
    handle: async (ctx) => page(await intakeList(ctx)),
  }),
  staffCommand({
    path: '/mottag/genomgang',
    access: { who: 'signedIn' },
    audit: 'review.held',
    handle: async (ctx) => {
      const unit = parseId<UnitId>(ctx.body.unit?.[0]);
      if (!unit.ok || !unitsOf(ctx.actor).includes(unit.value)) return missing;
      const { all, withoutOwner } = await countContacts(ctx.sql, unit.value);
      if (withoutOwner > 0) return invalid(await intakeList(ctx, withoutOwner), 409);
      const unwritten = (await unwrittenIn(ctx.sql, [unit.value])).reduce((sum, { count }) => sum + count, 0);
      await saveReview(ctx.sql, {
        id: newId(),
        unitId: unit.value,
        heldAt: ctx.now,
        heldBy: ctx.actor.staffId,
        contacts: all,
        unwritten,
      });
      return redirect('/mottag', { text: todayTexts(ctx.language).reviewDone });
    },
  }),
  staffPage({
    path: '/jour/blad',
    access: { who: 'signedIn' },
    audit: 'dutySheet.made',
    handle: async (ctx) => {
      const { sql, keyring, actor, now } = ctx;
      const units = unitsOf(actor);
      const weekend = now.add({ hours: 72 });
      const [rota, staff, planned, contacts, unwritten] = await Promise.all([
        readRota(sql, { from: now, until: weekend }),
        listStaff(sql, now),
        listUnits(sql),
        openContacts(sql, keyring, units, many),
        unwrittenIn(sql, units),
      ]);
      const due = await dueFor(sql, keyring, {
        owners: ownersICover(actor, rota, now),
        answered: units.map((unitId) => ({ unitId, until: weekend })),
        limit: many,
        now,
      });
      const answeredDue = due.map((item) => ({
        ...item,
        answering: answeringInWords(ctx.language, item, { rota, staff, now }),
      }));
      const gaps = gapsIn(
        rota,
        unitsWithDuty(planned).filter(({ id }) => units.includes(id)),
        { from: now, until: weekend },
      );
      return page(
        DutySheetPage({
          frame: ctx.frame,
          sheet: { shifts: shiftsIn(rota, namedUnits(actor), staff, now), gaps, due: answeredDue, contacts, unwritten },
        }),
      );
    },
  }),
];
