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
import { happened } from '../clocks/index.ts';
import { emptyForm, type FormState, optionalText, parseForm } from '../platform/web/form.ts';
import { loadFileTop } from '../safety/index.ts';
import { makeAgendas } from './agenda.store.ts';
import { addProposal, itemsOf, minutesOf, openProposal, unitsThatSee, withdrawProposals } from './item.store.ts';
import { myMeetings } from './meeting.store.ts';
import { FileMeetingsPage } from './pages/file-meetings-page.tsx';
import { meetingTexts } from './texts.ts';

const purpose = 'casework';
const path = '/akt/:file/moten';
const writes = { who: 'file', writes: ['plan'] } as const;
const here = (ctx: FileContext) => `/akt/${ctx.file.id}/moten`;

async function show(ctx: FileContext, form: FormState = emptyForm()) {
  const { sql, file, keyring } = ctx;
  const [top, items, minutes, proposal, units, meetings] = await Promise.all([
    loadFileTop(ctx),
    itemsOf(sql, file),
    minutesOf(sql, file),
    openProposal(sql, file),
    unitsThatSee(sql, file),
    myMeetings(sql, keyring),
  ]);
  return FileMeetingsPage({ ctx, top, items, minutes, proposal, units, meetings, form });
}

async function propose(ctx: FileContext): Promise<Answer> {
  const t = meetingTexts(ctx.language).file;
  const read = parseForm(z.object({ question: optionalText({ max: 1000 }) }), ctx.body, ctx.language);
  if (!read.ok) return invalid(await show(ctx, read.form));
  if (!(await openProposal(ctx.sql, ctx.file))) {
    const id = await addProposal(ctx.sql, ctx.file, read.value.question, { by: ctx.actor.staffId, at: ctx.now });
    await happened(ctx, ctx.file, { kind: 'meeting.proposed', section: 'plan', subject: { proposal: id } });
  }
  await makeAgendas(ctx.sql);
  const seen = (await unitsThatSee(ctx.sql, ctx.file)).length > 0;
  return redirect(here(ctx), { text: seen ? t.isProposed : t.isProposedUnseen });
}

async function withdraw(ctx: FileContext): Promise<Answer> {
  if (!(await withdrawProposals(ctx.sql, ctx.file, ctx.now))) return missing;
  await happened(ctx, ctx.file, { kind: 'meeting.proposalWithdrawn', section: 'plan' });
  return redirect(here(ctx), { text: meetingTexts(ctx.language).file.isWithdrawn });
}

export const fileMeetingRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: { who: 'file', reads: ['plan'] },
    audit: 'meetings.ofFileRead',
    purpose,
    handle: async (ctx) => page(await show(ctx)),
  }),
  fileCommand({ path, access: writes, audit: 'meeting.proposed', purpose, handle: propose }),
  fileCommand({
    path: `${path}/tillbaka/forslag`,
    access: writes,
    audit: 'meeting.proposalWithdrawn',
    purpose,
    handle: withdraw,
  }),
];
