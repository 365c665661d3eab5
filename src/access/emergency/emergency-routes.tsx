import { z } from 'zod';
import { type FileId, type GroundId, parseId } from '../../kernel/ids.ts';
import { showMoment } from '../../platform/language/dates.ts';
import {
  type FormState,
  fieldValue,
  oneOf,
  optionalText,
  parseForm,
  postedForm,
  text,
  withErrors,
} from '../../platform/web/form.ts';
import { localPath } from '../door/local-path.ts';
import { openable } from '../files.store.ts';
import {
  type Answer,
  invalid,
  json,
  missing,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../route.ts';
import {
  endEmergency,
  listEmergencies,
  openInEmergency,
  renewEmergency,
  reviewEmergency,
  seeEmergencyAlerts,
} from './emergency.store.ts';
import { emergencyOutcomes, emergencyRoles, readNamedFile } from './emergency.ts';
import { EmergencyPage, EmergencyReviewPage, type ReviewedEmergency } from './emergency-pages.tsx';
import { emergencyTexts } from './texts.ts';

const access = { who: 'role', roles: emergencyRoles } as const;

const openForm = (ctx: StaffContext) => {
  const t = emergencyTexts(ctx.language);
  return z.object({
    file: text({ max: 300, missing: t.fileMissing }),
    reason: text({ max: 500, missing: t.reasonMissing }),
  });
};

const draw = async (ctx: StaffContext, form?: FormState) =>
  EmergencyPage({ frame: ctx.frame, all: await listEmergencies(ctx.sql, ctx.keyring), ...(form ? { form } : {}) });

async function open(ctx: StaffContext): Promise<Answer> {
  const t = emergencyTexts(ctx.language);
  const again = async (file: string) => invalid(await draw(ctx, withErrors(postedForm(ctx.body), { file })));
  const read = parseForm(openForm(ctx), ctx.body, ctx.language);
  if (!read.ok) return invalid(await draw(ctx, read.form));
  const named = readNamedFile(read.value.file);
  if (!named.ok) return again(t.fileMissing);
  const answer = await openInEmergency(ctx.sql, ctx.keyring, named.value, read.value.reason);
  if (answer.answer === 'refused') return again(t.refused);
  const address = `/${answer.kind === 'contact' ? 'kontakt' : 'akt'}/${answer.file}`;
  return answer.answer === 'open' ? redirect(address, { text: t.opened }) : redirect(address);
}

const withOne =
  (work: (ctx: StaffContext, one: ReviewedEmergency) => Promise<Answer>) =>
  async (ctx: StaffContext): Promise<Answer> => {
    const all = await listEmergencies(ctx.sql, ctx.keyring);
    const one = all.find(({ ground }) => ground === ctx.params.ground);
    if (!one) return missing;
    const opens = (await openable(ctx.sql, [one.fileId])).has(one.fileId);
    return work(ctx, { ...one, opens });
  };

const review = withOne(async (ctx, one) => {
  const t = emergencyTexts(ctx.language);
  if (one.mine) return missing;
  const frame = ctx.frame;
  if (one.outcome !== null) return invalid(<EmergencyReviewPage frame={frame} one={one} />, 409);
  const schema = z
    .object({
      outcome: oneOf(emergencyOutcomes, { missing: t.outcomeMissing }),
      words: optionalText({ max: 2000 }),
    })
    .refine(({ outcome, words }) => outcome === 'right' || words, { path: ['words'], message: t.wordsMissing });
  const read = parseForm(schema, ctx.body, ctx.language);
  if (!read.ok) return invalid(<EmergencyReviewPage frame={frame} one={one} form={read.form} />);
  const done = await reviewEmergency(ctx.sql, ctx.keyring, one.ground, read.value.outcome, read.value.words);
  const left = (await listEmergencies(ctx.sql, ctx.keyring)).some(
    ({ fileId, mine, outcome }) => fileId === one.fileId && !mine && outcome === null,
  );
  if (!left) await seeEmergencyAlerts(ctx.sql, one.fileId, ctx.actor.staffId, ctx.now);
  return redirect(`/nodoppning/${one.ground}`, { text: done ? t.saved : t.wasReviewed });
});

export const emergencyRoutes: readonly StaffRoute[] = [
  staffPage({
    path: '/nodoppning',
    access,
    audit: 'emergency.form',
    handle: async (ctx) => page(await draw(ctx)),
  }),
  staffCommand({ path: '/nodoppning', access, audit: 'emergency.opened', proof: 'fresh', handle: open }),
  staffCommand({
    path: '/nodoppning/:file/forlang',
    access,
    audit: 'emergency.renewed',
    handle: async (ctx) => {
      const id = parseId<FileId>(ctx.params.file);
      if (!id.ok || !(await renewEmergency(ctx.sql, id.value))) return missing;
      const t = emergencyTexts(ctx.language);
      // Pressed while somebody writes: the page stays, and only its line is new.
      if (ctx.http.req.header('accept')?.includes('application/json')) {
        const until = showMoment(ctx.language, ctx.now.add({ minutes: 60 }), ctx.now);
        return json({ text: t.bar(until) });
      }
      const next = localPath(fieldValue(postedForm(ctx.body), 'next'), `/akt/${id.value}`);
      return redirect(next, { text: t.renewed });
    },
  }),
  staffCommand({
    path: '/nodoppning/:ground/avsluta',
    access,
    audit: 'emergency.ended',
    handle: async (ctx) => {
      const id = parseId<GroundId>(ctx.params.ground);
      if (!id.ok) return missing;
      await endEmergency(ctx.sql, id.value);
      return redirect('/min-dag', { text: emergencyTexts(ctx.language).ended });
    },
  }),
  staffPage({
    path: '/nodoppning/:ground',
    access,
    audit: 'emergency.shown',
    handle: withOne(async (ctx, one) => page(<EmergencyReviewPage frame={ctx.frame} one={one} />)),
  }),
  staffCommand({ path: '/nodoppning/:ground/granska', access, audit: 'emergency.reviewed', handle: review }),
];
