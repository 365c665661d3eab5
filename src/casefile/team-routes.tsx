import { z } from 'zod';
import { type Answer, type FileContext, invalid, missing, page, redirect, type StaffRoute } from '../access/index.ts';
import { type GroundId, parseId, type StaffId } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import { formerWishes, handoverReasons, leadingTexts, saveWish } from '../leading/index.ts';
import { spokenLanguages, workerIs } from '../organisation/index.ts';
import {
  checkbox,
  type FormState,
  mustTick,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  text,
  uuid,
  withErrors,
} from '../platform/web/form.ts';
import { aroundTexts } from './around-texts.ts';
import { assignable } from './assignable.ts';
import { fileLinks } from './links.ts';
import { ConflictPage } from './pages/conflict-page.tsx';
import { type TeamForms, TeamPage } from './pages/team-page.tsx';
import { personCommand, personPage } from './person-file-route.ts';
import {
  endMembership,
  handOver,
  liftable,
  liftConflict,
  nameDeputy,
  nameToTeam,
  offered,
  reportConflict,
  type TeamProblem,
} from './staff-team.ts';
import { mayStaffTeam, sidesDecisions, teamOf } from './team.store.ts';
import { type Member, namedFunctions } from './team.ts';

const path = '/akt/:file/team';
const access = { who: 'file', reads: ['identity'] } as const;

async function draw(ctx: FileContext, forms: TeamForms = {}) {
  const [team, may] = await Promise.all([teamOf(ctx.sql, ctx.file.id), mayStaffTeam(ctx.sql, ctx.file)]);
  const [colleagues, assign, decisions] = await Promise.all([
    may ? offered(ctx) : [],
    may ? assignable(ctx, team) : undefined,
    sidesDecisions(ctx.sql, ctx.file),
  ]);
  return TeamPage({ ctx, team, may, colleagues, assign, decisions, forms });
}

/** Done, or the page again with the sentence beside the field that it is about. */
async function answer(
  ctx: FileContext,
  result: Result<true, TeamProblem>,
  said: string,
  formWith: (form: FormState) => TeamForms,
): Promise<Answer> {
  if (result.ok) return redirect(await wayOn(ctx), { text: said });
  const problem = result.error;
  const words = aroundTexts(ctx.language).team.problem[problem];
  const field = problem === 'deputyMissing' || problem === 'deputyIsSame' ? 'deputy' : fieldOf[problem];
  return invalid(await draw(ctx, formWith(withErrors(postedForm(ctx.body), { [field]: words }))), 409);
}

const fieldOf = {
  alreadyThis: 'staff',
  responsibleIsNamed: 'function',
  authorityAndTherapy: 'function',
  responsibleStays: '',
  blocked: 'staff',
  bothSides: 'staff',
  leaderDecides: 'decided',
  decisionMissing: 'decision',
  notHere: 'staff',
  reasonMissing: 'reason',
  wordsMissing: 'words',
  mayNot: '',
} as const satisfies Record<Exclude<TeamProblem, 'deputyMissing' | 'deputyIsSame'>, string>;

/** One who has left the team has no file to go back to. */
const wayOn = async (ctx: FileContext): Promise<string> =>
  (await mayStillRead(ctx)) ? fileLinks(ctx.file.id).team : '/arenden';

const mayStillRead = async (ctx: FileContext): Promise<boolean> => (await teamOf(ctx.sql, ctx.file.id)).length > 0;

/** Asked only of a leader, and only where one worker would hold both sides. */
const decision = { decided: checkbox(), decision: optionalText({ max: 2000 }) };

const person = (said: string) => uuid<StaffId>({ missing: said });

async function name(ctx: FileContext): Promise<Answer> {
  const t = aroundTexts(ctx.language).team;
  const fields = z.object({
    staff: person(t.whoMissing),
    function: oneOf(namedFunctions, { missing: t.functionMissing }),
    deputy: optional(uuid<StaffId>()),
    ...decision,
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { add: parsed.form }));
  const { staff, deputy, ...rest } = parsed.value;
  const result = await nameToTeam(ctx, { ...rest, staffId: staff, deputyId: deputy });
  return answer(ctx, result, t.added, (add) => ({ add }));
}

async function over(ctx: FileContext): Promise<Answer> {
  const t = aroundTexts(ctx.language).team;
  const fields = z.object({
    staff: person(t.whoMissing),
    deputy: optional(uuid<StaffId>()),
    ...decision,
    reason: optional(oneOf(handoverReasons)),
    words: optionalText({ max: 500 }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { handOver: parsed.form }));
  const { staff, deputy: deputyId, ...rest } = parsed.value;
  const result = await handOver(ctx, { ...rest, staffId: staff, deputyId });
  return answer(ctx, result, t.handedOver, (form) => ({ handOver: form }));
}

const withMember =
  (work: (ctx: FileContext, member: Member) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> => {
    const id = parseId<GroundId>(ctx.params.ground);
    const member = (await teamOf(ctx.sql, ctx.file.id)).find(({ groundId }) => id.ok && groundId === id.value);
    return member ? work(ctx, member) : missing;
  };

const deputy = withMember(async (ctx, member) => {
  const t = aroundTexts(ctx.language).team;
  const parsed = parseForm(z.object({ deputy: person(t.whoMissing), ...decision }), ctx.body, ctx.language);
  const formWith = (form: FormState): TeamForms => ({ member: { groundId: member.groundId, form } });
  if (!parsed.ok) return invalid(await draw(ctx, formWith(parsed.form)));
  return answer(ctx, await nameDeputy(ctx, member, parsed.value.deputy, parsed.value), t.deputyNamed, formWith);
});

const end = withMember(async (ctx, member) =>
  answer(ctx, await endMembership(ctx, member), aroundTexts(ctx.language).team.ended, (form) => ({
    member: { groundId: member.groundId, form },
  })),
);

async function wishes(ctx: FileContext): Promise<Answer> {
  if (!ctx.file.mayWrite('plan')) return missing;
  const t = leadingTexts(ctx.language).assign;
  const fields = z.object({
    worker: oneOf([...workerIs, 'any']),
    language: optional(oneOf(spokenLanguages)),
    former: oneOf([...formerWishes, 'any']),
    words: optionalText({ max: 500 }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, { wish: parsed.form }));
  const { worker, language, former, words } = parsed.value;
  await saveWish(ctx, {
    worker: worker === 'any' ? null : worker,
    language: language ?? null,
    former: former === 'any' ? null : former,
    words,
  });
  return redirect(fileLinks(ctx.file.id).team, { text: t.saved });
}

async function conflict(ctx: FileContext): Promise<Answer> {
  const t = aroundTexts(ctx.language).conflict;
  const parsed = parseForm(z.object({ mine: mustTick({ missing: t.tickMissing }) }), ctx.body, ctx.language);
  if (!parsed.ok) return invalid(ConflictPage({ ctx, form: parsed.form, blocked: await liftable(ctx) }));
  await reportConflict(ctx);
  return redirect('/arenden', { text: t.done });
}

async function lift(ctx: FileContext): Promise<Answer> {
  const t = aroundTexts(ctx.language).conflict.lift;
  const blocked = await liftable(ctx);
  if (blocked.length === 0) return missing;
  const fields = z.object({
    staff: oneOf(
      blocked.map(({ staffId }) => staffId),
      { missing: t.whoMissing },
    ),
    reason: text({ max: 500, missing: t.reasonMissing }),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(ConflictPage({ ctx, blocked, lift: parsed.form }));
  if (!(await liftConflict(ctx, parsed.value.staff, parsed.value.reason))) return missing;
  return redirect(fileLinks(ctx.file.id).team, { text: t.done });
}

export const teamRoutes: readonly StaffRoute[] = [
  personPage({ path, access, audit: 'team.shown', handle: async (ctx) => page(await draw(ctx)) }),
  personCommand({ path, access, audit: 'team.named', handle: name }),
  personCommand({ path: '/akt/:file/overlamning', access, audit: 'file.handedOver', handle: over }),
  personCommand({ path: `${path}/onskar`, access, audit: 'team.wishNoted', handle: wishes }),
  personCommand({ path: `${path}/:ground/ersattare`, access, audit: 'team.deputyNamed', handle: deputy }),
  personCommand({ path: `${path}/:ground/avsluta`, access, audit: 'team.ended', handle: end }),
  personPage({
    path: '/akt/:file/javig',
    access,
    audit: 'conflict.asked',
    handle: async (ctx) => page(ConflictPage({ ctx, blocked: await liftable(ctx) })),
  }),
  personCommand({ path: '/akt/:file/javig', access, audit: 'conflict.reported', handle: conflict }),
  personCommand({ path: '/akt/:file/javig/hav', access, audit: 'conflict.lifted', handle: lift }),
];
