import { z } from 'zod';
import {
  type Answer,
  type FileContext,
  fewMaySee,
  invalid,
  missing,
  page,
  redirect,
  type StaffContext,
  type StaffRoute,
  setProtection,
  staffCommand,
  staffPage,
} from '../access/index.ts';
import { clocksOf, happened } from '../clocks/index.ts';
import { today } from '../kernel/calendar-day.ts';
import { parseId } from '../kernel/ids.ts';
import {
  calendarDay,
  emptyForm,
  type FormState,
  oneOf,
  optional,
  optionalText,
  parseForm,
  postedForm,
  withErrors,
} from '../platform/web/form.ts';
import { deskName, relabelOnDesk } from '../today/index.ts';
import { aroundTexts } from './around-texts.ts';
import {
  askLowering,
  decideLowering,
  indexAnew,
  type LoweringId,
  loweringOf,
  loweringsToDecide,
} from './level.store.ts';
import { isLower, levels } from './level.ts';
import { fileLinks } from './links.ts';
import { markerClock, markerEnds, markerNow, markerWithoutDay } from './marker.ts';
import { LevelPage } from './pages/level-page.tsx';
import { LoweringsPage } from './pages/lowerings-page.tsx';
import { peopleTold } from './people.store.ts';
import { personCommand, personPage } from './person-file-route.ts';
import { mayStaffTeam, teamOf } from './team.store.ts';

const access = { who: 'file', reads: ['identity'] } as const;

async function draw(ctx: FileContext, form?: FormState, markerForm?: FormState) {
  const { sql, file } = ctx;
  const [may, team, asked, clocks] = await Promise.all([
    mayStaffTeam(sql, file),
    teamOf(sql, file.id),
    loweringOf(sql, file.id),
    file.protection === 'secrecyMarker' ? clocksOf(sql, file.id) : [],
  ]);
  return (
    <LevelPage
      ctx={ctx}
      may={may}
      team={team}
      asked={asked}
      form={form}
      marker={markerNow(clocks, ctx.now)}
      markerForm={markerForm}
    />
  );
}

/** Raised at once by whoever answers for the file; lowered by two: asked for here, carried out when a leader has said yes. */
async function setLevel(ctx: FileContext): Promise<Answer> {
  const t = aroundTexts(ctx.language).level;
  const { sql, file } = ctx;
  const fields = z.object({ level: oneOf(levels, { missing: t.missing }), reason: optionalText({ max: 500 }) });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return invalid(await draw(ctx, parsed.form));
  const { level, reason } = parsed.value;
  const refuse = async (errors: Record<string, string>) =>
    invalid(await draw(ctx, withErrors(postedForm(ctx.body), errors)), 409);
  if (!(await mayStaffTeam(sql, file))) return refuse({ level: t.mayNot });
  if (level === file.protection) return refuse({ level: t.same });
  const asked = await loweringOf(sql, file.id);
  const granted = asked?.granted === true && asked.to === level;
  if (isLower(level, file.protection) && !granted) {
    if (asked && asked.granted === null) return refuse({ level: t.lower.waits });
    if (!reason) return refuse({ reason: t.lower.reasonMissing });
    await askLowering(ctx, file.id, level, reason);
    return redirect(fileLinks(file.id).level, { text: t.lower.asked });
  }
  const people = await peopleTold(sql, file);
  const self = people.find(({ part }) => part === 'self');
  // Labels and event first: a leader's own opening may end with the new level.
  await relabelOnDesk(sql, ctx.keyring, { ...file, protection: level }, deskName(self?.name ?? undefined));
  await happened(ctx, file, {
    kind: 'protectedIdentity.set',
    section: 'identity',
    subject: { level },
    starts: level === 'secrecyMarker' ? markerWithoutDay(ctx.now) : [],
  });
  await setProtection(sql, file.id, level);
  // What no question found while the identity was assumed: by what stands in the file now.
  if (file.protection === 'assumedIdentity') await indexAnew(ctx, file.id, people);
  const shut = file.ground !== 'team' && file.ground !== 'created' && fewMaySee(level);
  return redirect(shut ? '/arenden' : fileLinks(file.id).page, { text: t.saved });
}

/** Until when it holds: once it is known, and each time it is renewed. */
async function setMarkerTime(ctx: FileContext): Promise<Answer> {
  const t = aroundTexts(ctx.language).level.marker;
  const day = today(ctx.now);
  const refuse = async (form: FormState, status: 409 | 422 = 422) => invalid(await draw(ctx, undefined, form), status);
  if (ctx.file.protection !== 'secrecyMarker') return refuse(withErrors(emptyForm(), { '': t.notMarked }), 409);
  const fields = z.object({
    granted: optional(calendarDay({ today: day, leaning: 'past' })),
    until: optional(calendarDay({ today: day, leaning: 'future' })),
  });
  const parsed = parseForm(fields, ctx.body, ctx.language);
  if (!parsed.ok) return refuse(parsed.form);
  const { granted } = parsed.value;
  const last = markerEnds(parsed.value, ctx.now);
  if (!last.ok)
    return refuse(
      withErrors(postedForm(ctx.body), {
        [last.error === 'grantedAhead' ? 'granted' : 'until']: t.problem[last.error],
      }),
    );
  const owner = (await clocksOf(ctx.sql, ctx.file.id)).find(({ kind }) => kind === 'secrecyMarkerEnds')?.ownerId;
  await happened(ctx, ctx.file, {
    kind: 'secrecyMarker.renewed',
    section: 'identity',
    starts: [markerClock(last.value, granted, ctx.now)],
    // Whoever has had it keeps it: a colleague who takes down a day takes over nothing.
    ...(owner && { owner }),
  });
  return redirect(fileLinks(ctx.file.id).level, { text: t.saved });
}

const leaders = { who: 'role', roles: ['teamLeader', 'unitManager'] } as const;

async function decide(ctx: StaffContext): Promise<Answer> {
  const t = aroundTexts(ctx.language).level.lower;
  const id = parseId<LoweringId>(ctx.params.lowering);
  const waiting = await loweringsToDecide(ctx);
  const one = waiting.find((lowering) => id.ok && lowering.id === id.value);
  if (!one) return missing;
  const answer = oneOf(['yes', 'no'], { missing: t.answerMissing });
  const read = parseForm(z.object({ answer }), ctx.body, ctx.language);
  if (!read.ok) return invalid(<LoweringsPage ctx={ctx} waiting={waiting} refused={{ id: one.id, form: read.form }} />);
  await decideLowering(ctx.sql, one.id, read.value.answer === 'yes');
  return redirect('/nivaer', { text: t.wasDecided });
}

export const levelRoutes: readonly StaffRoute[] = [
  personPage({ path: '/akt/:file/niva', access, audit: 'level.shown', handle: async (ctx) => page(await draw(ctx)) }),
  personCommand({ path: '/akt/:file/niva', access, audit: 'protectedIdentity.set', handle: setLevel }),
  personCommand({
    path: '/akt/:file/nivatid',
    access: { ...access, writes: ['identity'] },
    audit: 'protectedIdentity.timeSet',
    handle: setMarkerTime,
  }),
  staffPage({
    path: '/nivaer',
    access: leaders,
    audit: 'levels.toDecide',
    handle: async (ctx) => page(<LoweringsPage ctx={ctx} waiting={await loweringsToDecide(ctx)} />),
  }),
  staffCommand({
    path: '/nivabeslut/:lowering',
    access: leaders,
    audit: 'level.decided',
    proof: 'fresh',
    handle: decide,
  }),
];
