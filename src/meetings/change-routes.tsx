import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  missing,
  page,
  redirect,
  type StaffRoute,
} from '../access/index.ts';
import { type MeetingId, parseId } from '../kernel/ids.ts';
import { readOfficeHours } from '../organisation/index.ts';
import { emptyForm, type FormState, parseForm, postedForm, text, withErrors } from '../platform/web/form.ts';
import { inBothKinds } from '../safety/index.ts';
import { type Changeable, cancelUrgent, mayChange, moveUrgent } from './change-urgent.ts';
import { readStart, whenFields } from './convene-form.ts';
import { findMeeting, seatsOf } from './meeting.store.ts';
import { ChangeUrgentPage } from './pages/change-urgent-page.tsx';
import { findUrgentItem } from './urgent.store.ts';
import { urgentTexts } from './urgent-texts.ts';

const purpose = 'casework';
const access = { who: 'file', reads: ['plan'], writes: ['plan'] } as const;

/** The meeting of the address, if it is about this file and mine to change; the same answer for every other. */
const withMeeting =
  (work: (ctx: FileContext, found: Changeable) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const id = parseId<MeetingId>(ctx.params.meeting);
    const meeting = id.ok ? await findMeeting(ctx.sql, ctx.keyring, id.value) : undefined;
    if (meeting?.kind !== 'urgent' || !mayChange(ctx, meeting)) return missing;
    const item = await findUrgentItem(ctx.sql, ctx.file, meeting.id);
    return item ? work(ctx, { meeting, item, seats: await seatsOf(ctx.sql, [meeting.id]) }) : missing;
  };

async function draw(ctx: FileContext, { meeting }: Changeable, forms: { move?: FormState; cancel?: FormState } = {}) {
  const officeHours = await readOfficeHours(ctx.sql);
  const move = forms.move ?? emptyForm({ when: meeting.startsAt.toString(), place: meeting.place ?? undefined });
  return ChangeUrgentPage({ ctx, meeting, officeHours, move, cancel: forms.cancel ?? emptyForm() });
}

const home = (found: Changeable) => `/moten/${found.meeting.id}`;

const over = async (ctx: FileContext, found: Changeable) => {
  const said = { '': urgentTexts(ctx.language).change.over };
  return invalid(await draw(ctx, found, { cancel: withErrors(postedForm(ctx.body), said) }), 409);
};

const move = withMeeting(async (ctx, found) => {
  const parsed = parseForm(z.object(whenFields(ctx)), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, found, { move: parsed.form }));
  const start = readStart(ctx, parsed.value, found.meeting.calledAt);
  if (!start.ok) return invalid(await draw(ctx, found, { move: start.form }));
  const moved = await moveUrgent(ctx, found, { startsAt: start.value, place: parsed.value.place });
  return moved ? redirect(home(found), { text: urgentTexts(ctx.language).change.moved }) : over(ctx, found);
});

const cancel = withMeeting(async (ctx, found) => {
  const t = urgentTexts(ctx.language).change;
  const fields = z.object({ reason: text({ max: 1000, missing: t.reasonMissing }) });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, found, { cancel: parsed.form }));
  const done = await cancelUrgent(ctx, found, parsed.value.reason);
  return done ? redirect(home(found), { text: t.cancelled }) : over(ctx, found);
});

export const changeRoutes: readonly StaffRoute[] = inBothKinds((path) => [
  filePage({
    path: path('akut/:meeting/andra'),
    access,
    audit: 'meeting.changing',
    purpose,
    handle: withMeeting(async (ctx, found) => page(await draw(ctx, found))),
  }),
  fileCommand({ path: path('akut/:meeting/flytta'), access, audit: 'meeting.moved', purpose, handle: move }),
  fileCommand({ path: path('akut/:meeting/stall-in'), access, audit: 'meeting.cancelled', purpose, handle: cancel }),
]);
