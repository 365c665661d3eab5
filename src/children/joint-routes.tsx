import { z } from 'zod';
import {
  type Answer,
  addressOf,
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
import { whoHasASay } from '../guardians/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { parseId } from '../kernel/ids.ts';
import { placesIn, placesSaid } from '../location/index.ts';
import { emptyForm, type FormState, parseForm, postedForm, text, withErrors } from '../platform/web/form.ts';
import { inBothKinds, loadFileTop } from '../safety/index.ts';
import { threadsOf } from './concern.store.ts';
import type { ThreadId } from './concern.ts';
import { beginJoint, endJoint, type Joint, type JointId, joinJoint, jointsOf, writeJoint } from './joint.store.ts';
import { jointTexts } from './joint-texts.ts';
import { JointPage } from './pages/joint-page.tsx';

// Who only reads the children of a file has it lent, or works with the adult alone: this is for who works with the child.
const access = { who: 'file', reads: ['children', 'protection', 'identity'], writes: ['children'] } as const;
const purpose = 'children';

type Given = { readonly of: string; readonly form: FormState; readonly written?: string };

async function load(ctx: FileContext) {
  const [top, threads, joints] = await Promise.all([loadFileTop(ctx), threadsOf(ctx.sql, ctx.file.id), jointsOf(ctx)]);
  const children = top.people.filter(({ isChild }) => isChild);
  const asked = await Promise.all(children.map(({ id }) => whoHasASay(ctx.sql, ctx.file, id, today(ctx.now).year)));
  const guardians = [...new Set(asked.flatMap((one) => one.guardians.map(({ name }) => name)))];
  // The adult's side alone begins: there the wall is known.
  const open = threads.filter(
    ({ id, childFileId }) =>
      childFileId !== null &&
      childFileId !== ctx.file.id &&
      !joints.some(({ threadId, endedAt }) => threadId === id && !endedAt),
  );
  return { top, joints, guardians, open };
}

async function show(ctx: FileContext, given?: Given, status: 409 | 422 = 422): Promise<Answer> {
  const [facts, places] = await Promise.all([load(ctx), given?.written ? placesIn(ctx, given.written) : []]);
  const html = <JointPage ctx={ctx} {...facts} given={given} places={places} />;
  return given ? invalid(html, status) : page(html);
}

/** Nothing is shared with the file of one who uses violence: there the page isn't there, whatever was reported from it. */
const onHerSide =
  (work: (ctx: FileContext) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> =>
    ctx.file.side === 'perpetrator' ? missing : work(ctx);

const withJoint = (work: (ctx: FileContext, joint: Joint) => Promise<Answer>) =>
  onHerSide(async (ctx) => {
    const id = parseId<JointId>(ctx.params.joint);
    const joint = (await jointsOf(ctx)).find((one) => id.ok && one.id === id.value);
    return joint ? work(ctx, joint) : missing;
  });

const home = (ctx: FileContext) => `${addressOf(ctx.file)}/gemensamt`;
const already = (ctx: FileContext, of: string) =>
  show(ctx, { of, form: withErrors(emptyForm(), { '': jointTexts(ctx.language).already }) }, 409);

/** The child's side writes once it has joined; and nobody does where the other's file is gone. */
const isOver = (ctx: FileContext, joint: Joint): boolean =>
  joint.endedAt !== null ||
  joint.childFileId === null ||
  (joint.childFileId === ctx.file.id && joint.joinedAt === null);

const begin = onHerSide(async (ctx) => {
  const id = parseId<ThreadId>(ctx.params.thread);
  const thread = (await load(ctx)).open.find((one) => id.ok && one.id === id.value);
  if (!thread) return missing;
  const joint = await beginJoint(ctx, thread);
  await happened(ctx, ctx.file, { kind: 'joint.begun', section: 'children', subject: { joint } });
  return redirect(home(ctx), { text: jointTexts(ctx.language).begun });
});

const join = withJoint(async (ctx, joint) => {
  if (joint.childFileId !== ctx.file.id) return missing;
  if (!(await joinJoint(ctx, joint))) return already(ctx, joint.id);
  await happened(ctx, ctx.file, { kind: 'joint.joined', section: 'children', subject: { joint: joint.id } });
  return redirect(home(ctx), { text: jointTexts(ctx.language).joined });
});

const write = withJoint(async (ctx, joint) => {
  const parsed = parseForm(z.object({ words: text({ max: 6000 }) }), ctx.body, ctx.language);
  if (!parsed.ok) return show(ctx, { of: joint.id, form: parsed.form });
  const { words } = parsed.value;
  if (isOver(ctx, joint)) return already(ctx, joint.id);
  const said = await placesSaid(ctx, words);
  if (said) return show(ctx, { of: joint.id, form: withErrors(postedForm(ctx.body), said), written: words });
  await writeJoint(ctx, joint, words);
  await happened(ctx, ctx.file, { kind: 'joint.written', section: 'children', subject: { joint: joint.id } });
  return redirect(home(ctx), { text: jointTexts(ctx.language).written });
});

const end = withJoint(async (ctx, joint) => {
  if (isOver(ctx, joint)) return already(ctx, joint.id);
  if (!(await endJoint(ctx, joint))) return already(ctx, joint.id);
  await happened(ctx, ctx.file, { kind: 'joint.ended', section: 'children', subject: { joint: joint.id } });
  return redirect(home(ctx), { text: jointTexts(ctx.language).endedNow });
});

export const jointRoutes: readonly StaffRoute[] = inBothKinds((path) => [
  filePage({ path: path('gemensamt'), access, audit: 'joint.read', purpose, handle: onHerSide((ctx) => show(ctx)) }),
  fileCommand({ path: path('gemensamt/:thread/borja'), access, audit: 'joint.begun', purpose, handle: begin }),
  fileCommand({ path: path('gemensamt/:joint/var-med'), access, audit: 'joint.joined', purpose, handle: join }),
  fileCommand({ path: path('gemensamt/:joint/skriv'), access, audit: 'joint.written', purpose, handle: write }),
  fileCommand({ path: path('gemensamt/:joint/avsluta'), access, audit: 'joint.ended', purpose, handle: end }),
]);
