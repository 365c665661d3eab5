import {
  type Answer,
  type FileContext,
  fileCommand,
  filePage,
  invalid,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffPage,
} from '../access/index.ts';
import { emptyForm, type FormState, postedForm, withErrors } from '../platform/web/form.ts';
import { addressOf, inBothKinds } from '../safety/index.ts';
import { findUrgentWaiting, ownFiles } from './convene.store.ts';
import { convene } from './convene.ts';
import { parseConvening } from './convene-form.ts';
import { type ConveneFacts, loadConvening } from './load-convening.ts';
import { ChooseFilePage } from './pages/choose-file-page.tsx';
import { ConvenePage } from './pages/convene-page.tsx';
import { urgentTexts } from './urgent-texts.ts';
import { suggestTimes } from './urgent-times.ts';

const purpose = 'casework';
const access = { who: 'file', reads: ['plan'], writes: ['plan'] } as const;

/** As few choices as there can be: the soonest time, the usual place, and everyone who may read the file. */
function proposed(ctx: FileContext, facts: ConveneFacts): FormState {
  const soonest = suggestTimes(ctx.now, facts.officeHours)[0];
  return emptyForm({
    when: soonest?.at.toString(),
    place: facts.usualPlace,
    called: facts.callable.filter((one) => one.proposed).map(({ staffId }) => staffId),
  });
}

async function show(ctx: FileContext): Promise<Answer> {
  const facts = await loadConvening(ctx);
  return page(ConvenePage({ ctx, facts, form: proposed(ctx, facts) }));
}

async function call(ctx: FileContext): Promise<Answer> {
  const t = urgentTexts(ctx.language);
  const facts = await loadConvening(ctx);
  const again = (form: FormState, status?: 409) => invalid(ConvenePage({ ctx, facts, form }), status);
  const parsed = parseConvening(ctx, facts);
  if (!parsed.ok) return again(parsed.form);
  const done = await convene(ctx, facts, parsed.value);
  if (done.ok) {
    ctx.audit.meeting = done.value.meetingId;
    ctx.audit.called = done.value.called;
    return redirect(`/moten/${done.value.meetingId}`, { text: t.convene.done(done.value.called) });
  }
  const form = postedForm(ctx.body);
  if (done.error.kind === 'already') return again(withErrors(form, { '': t.convene.already }), 409);
  const { staffId, kind } = done.error;
  const name = Object.entries(form.values).find(
    ([field, [value]]) => field.endsWith('.staffId') && value === staffId,
  )?.[0];
  return again(withErrors(form, { [name ?? '']: kind === 'nobodyToSign' ? t.own.nobodyToSign : t.own.personWrong }));
}

/** Where the clock of a contact leads: to the meeting, for one who is called, or to where it is called. */
async function ofContact(ctx: FileContext): Promise<Answer> {
  if (ctx.file.kind !== 'contact') return redirect(`${addressOf(ctx.file)}/moten`);
  const waiting = await findUrgentWaiting(ctx.sql, ctx.file);
  return redirect(waiting?.mine ? `/moten/${waiting.meetingId}` : `${addressOf(ctx.file)}/akut`);
}

async function choose(ctx: StaffContext): Promise<Answer> {
  const files = await ownFiles(ctx.sql, ctx.keyring, ctx.actor.staffId, 50);
  return page(ChooseFilePage({ frame: ctx.frame, files }));
}

export const conveneRoutes: readonly StaffRoute[] = [
  staffPage({ path: '/akut', access: { who: 'signedIn' }, audit: 'meeting.fileChosen', handle: choose }),
  filePage({ path: '/kontakt/:file/moten', access, audit: 'meeting.sought', purpose, handle: ofContact }),
  ...inBothKinds((path) => [
    filePage({ path: path('akut'), access, audit: 'meeting.convening', purpose, handle: show }),
    fileCommand({ path: path('akut'), access, audit: 'meeting.calledUrgently', purpose, handle: call }),
  ]),
];
