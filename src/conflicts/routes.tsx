import { z } from 'zod';
import {
  type Answer,
  invalid,
  missing,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  staffCommand,
  staffPage,
} from '../access/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { type FileId, parseId, type StaffId } from '../kernel/ids.ts';
import { oneOf, parseForm, personalNumber, postedForm, text, withErrors } from '../platform/web/form.ts';
import { PassOnPage } from './pages/pass-on-page.tsx';
import { RelationsPage } from './pages/relations-page.tsx';
import { StaffNumberPage } from './pages/staff-number-page.tsx';
import {
  declareRelation,
  leaveWord,
  myRelations,
  numberedStaff,
  type RelationId,
  removeRelation,
  setOwnNumber,
  staffName,
} from './relation.store.ts';
import { conflictTexts } from './texts.ts';

const anybody = { who: 'signedIn' } as const;
const administrators = { who: 'role', roles: ['administrator'] } as const;

/** Where one is led whose own words have just shut her out of what came in. */
export const passOnAddress = (fileId: FileId): string => `/lamna-vidare/${fileId}`;

type Forms = Pick<Parameters<typeof RelationsPage>[0], 'own' | 'other'>;
const draw = async (ctx: StaffContext, forms: Forms = {}) => (
  <RelationsPage ctx={ctx} relations={await myRelations(ctx.sql)} {...forms} />
);

async function declare(ctx: StaffContext): Promise<Answer> {
  const t = conflictTexts(ctx.language).declared;
  const fields = z.object({
    number: personalNumber({ today: today(ctx.now) }),
    kind: oneOf(['household', 'other'], { missing: t.kindMissing }),
  });
  const read = parseForm(fields, ctx.body, ctx.language);
  if (!read.ok) return invalid(await draw(ctx, { other: read.form }));
  const done = await declareRelation(ctx, read.value.number, read.value.kind);
  if (done === 'tooMany')
    return invalid(await draw(ctx, { other: withErrors(postedForm(ctx.body), { number: t.tooMany }) }), 429);
  return redirect('/jav', { text: t.done });
}

async function declareOwn(ctx: StaffContext): Promise<Answer> {
  const t = conflictTexts(ctx.language);
  if ((await myRelations(ctx.sql)).some(({ kind }) => kind === 'self')) return missing;
  const read = parseForm(z.object({ ownNumber: personalNumber({ today: today(ctx.now) }) }), ctx.body, ctx.language);
  if (!read.ok) return invalid(await draw(ctx, { own: read.form }));
  const done = await declareRelation(ctx, read.value.ownNumber, 'self');
  if (done === 'tooMany')
    return invalid(await draw(ctx, { own: withErrors(postedForm(ctx.body), { ownNumber: t.declared.tooMany }) }), 429);
  return redirect('/jav', { text: t.own.done });
}

async function remove(ctx: StaffContext): Promise<Answer> {
  const id = parseId<RelationId>(ctx.body.relation?.[0]);
  const mine = (await myRelations(ctx.sql)).find((one) => id.ok && one.id === id.value && one.kind !== 'self');
  if (!mine) return missing;
  await removeRelation(ctx.sql, mine.id);
  return redirect('/jav', { text: conflictTexts(ctx.language).declared.removed });
}

const withStaff =
  (work: (ctx: StaffContext, staffId: StaffId, name: string) => Promise<Answer>) =>
  async (ctx: StaffContext): Promise<Answer> => {
    const id = parseId<StaffId>(ctx.params.staff);
    const name = id.ok ? await staffName(ctx.sql, id.value) : undefined;
    return id.ok && name !== undefined ? work(ctx, id.value, name) : missing;
  };

const showStaff = withStaff(async (ctx, staffId, name) =>
  page(
    <StaffNumberPage ctx={ctx} staffId={staffId} name={name} entered={(await numberedStaff(ctx.sql)).has(staffId)} />,
  ),
);

const saveStaff = withStaff(async (ctx, staffId, name) => {
  const entered = (await numberedStaff(ctx.sql)).has(staffId);
  const read = parseForm(z.object({ number: personalNumber({ today: today(ctx.now) }) }), ctx.body, ctx.language);
  if (!read.ok)
    return invalid(<StaffNumberPage ctx={ctx} staffId={staffId} name={name} entered={entered} form={read.form} />);
  await setOwnNumber(ctx, staffId, read.value.number);
  return redirect(`/organisation/personal/${staffId}`, { text: conflictTexts(ctx.language).staff.done });
});

async function passOn(ctx: StaffContext): Promise<Answer> {
  const t = conflictTexts(ctx.language).passOn;
  const id = parseId<FileId>(ctx.params.file);
  const read = parseForm(z.object({ words: text({ max: 20_000, missing: t.wordsMissing }) }), ctx.body, ctx.language);
  if (!read.ok) return invalid(<PassOnPage ctx={ctx} form={read.form} />);
  if (id.ok) await leaveWord(ctx, id.value, read.value.words);
  return redirect('/mottag', { text: t.done });
}

export const conflictRoutes: readonly StaffRoute[] = [
  staffPage({ path: '/jav', access: anybody, audit: 'relation.listed', handle: async (ctx) => page(await draw(ctx)) }),
  staffCommand({ path: '/jav', access: anybody, audit: 'relation.declared', handle: declare }),
  staffCommand({ path: '/jav/eget', access: anybody, audit: 'relation.declared', handle: declareOwn }),
  staffCommand({ path: '/jav/ta-bort', access: anybody, audit: 'relation.removed', handle: remove }),
  staffPage({
    path: '/organisation/personal/:staff/nummer',
    access: administrators,
    audit: 'relation.numberAsked',
    handle: showStaff,
  }),
  staffCommand({
    path: '/organisation/personal/:staff/nummer',
    access: administrators,
    audit: 'relation.numberSet',
    proof: 'fresh',
    handle: saveStaff,
  }),
  staffPage({
    path: '/lamna-vidare/:file',
    access: anybody,
    audit: 'contact.passedOn',
    handle: async (ctx) => page(<PassOnPage ctx={ctx} />),
  }),
  staffCommand({ path: '/lamna-vidare/:file', access: anybody, audit: 'contact.wordsLeft', handle: passOn }),
];
