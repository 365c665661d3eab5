import { z } from 'zod';
import {
  type Answer,
  document,
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
import { today } from '../kernel/calendar-day.ts';
import { parseId } from '../kernel/ids.ts';
import { findSetting } from '../organisation/index.ts';
import { calendarDay, type FormState, oneOf, parseForm, postedForm, withErrors } from '../platform/web/form.ts';
import { goFor } from '../situation/index.ts';
import { interventionsOf, servicesById, talksOf } from '../support/index.ts';
import { AttendancePage } from './pages/attendance-page.tsx';
import { insertStatement, nameOf, statementsOf } from './programme.store.ts';
import { attendedIn, type StatementId, statementWording } from './programme.ts';
import { statementSheet } from './statement-sheet.ts';
import { programmeTexts } from './texts.ts';

const path = '/akt/:file/narvaro';
const purpose = 'casework';
const reads = { who: 'file', reads: ['plan', 'identity'] } as const;
const writes = { ...reads, writes: ['plan', 'notes'] } as const;

const ofOther =
  (work: (ctx: FileContext) => Promise<Answer>) =>
  async (ctx: FileContext): Promise<Answer> =>
    ctx.file.kind === 'person' && ctx.file.side === 'perpetrator' ? work(ctx) : missing;

async function load(ctx: FileContext) {
  const { sql, file } = ctx;
  const [all, statements, go, name] = await Promise.all([
    interventionsOf(sql, file),
    statementsOf(sql, file),
    goFor(ctx, 'participationStatement'),
    nameOf(sql, file),
  ]);
  const given = all.filter(({ begunAt }) => begunAt !== null);
  const services = await servicesById(sql, [...new Set(all.map(({ versionId }) => versionId))]);
  return { given, statements, go, name, services };
}

async function draw(ctx: FileContext, form?: FormState) {
  const { given, statements, go, services } = await load(ctx);
  return (
    <AttendancePage
      ctx={ctx}
      given={given}
      services={services}
      statements={statements}
      mayIssue={go !== undefined}
      form={form}
    />
  );
}

async function issue(ctx: FileContext): Promise<Answer> {
  const t = programmeTexts(ctx.language).statement;
  const { given, go, name } = await load(ctx);
  const day = today(ctx.now);
  const past = { today: day, leaning: 'past' } as const;
  const parsed = parseForm(
    z.object({
      intervention: oneOf(
        given.map(({ id }) => id),
        { missing: t.interventionMissing },
      ),
      from: calendarDay({ ...past, missing: t.dayMissing }),
      to: calendarDay({ ...past, missing: t.dayMissing }),
    }),
    ctx.body,
    ctx.language,
  );
  if (!parsed.ok) return invalid(await draw(ctx, parsed.form));
  const again = async (errors: Record<string, string>, status: 409 | 422) =>
    invalid(await draw(ctx, withErrors(postedForm(ctx.body), errors)), status);
  const { from, to, intervention } = parsed.value;
  const one = given.find(({ id }) => id === intervention);
  if (!one) return missing;
  if (!name) return again({ '': t.nameMissing }, 409);
  const talks = await talksOf(ctx.sql, ctx.file, one.id);
  const counted = attendedIn(talks, { from, to, today: day, begun: one.begunAt !== null });
  if (!counted.ok) return again({ to: t.problems[counted.error] }, 422);
  // The paper may be used against somebody: nobody hands it out before her side has had the time to think of it (SoL 13:8).
  if (!go?.stepId || !(await go.use())) return again({ '': t.noGo }, 409);
  const made = { interventionId: one.id, fromOn: from, toOn: to, attended: counted.value, wording: statementWording };
  const statement = await insertStatement(ctx, ctx.file, { ...made, stepId: go.stepId });
  await happened(ctx, ctx.file, { kind: 'participation.stated', section: 'plan', subject: { statement } });
  return redirect(`/akt/${ctx.file.id}/narvaro`, { text: t.done });
}

async function sheet(ctx: FileContext): Promise<Answer> {
  const id = parseId<StatementId>(ctx.params.statement);
  const { statements, services, given, name } = await load(ctx);
  const one = statements.find((statement) => id.ok && statement.id === id.value);
  const versionId = given.find((intervention) => intervention.id === one?.interventionId)?.versionId;
  const service = versionId && services.get(versionId);
  if (!one || !service || !name) return missing;
  const municipality = (await findSetting(ctx.sql, 'municipality.name')) ?? 'Kommunen';
  return document(statementSheet(one, { name, service, municipality }));
}

export const statementRoutes: readonly StaffRoute[] = [
  filePage({
    path,
    access: reads,
    audit: 'plan.attendanceRead',
    purpose,
    handle: ofOther(async (ctx) => page(await draw(ctx))),
  }),
  fileCommand({
    path,
    access: writes,
    audit: 'plan.participationStated',
    proof: 'fresh',
    purpose,
    handle: ofOther(issue),
  }),
  filePage({
    path: `${path}/:statement/blad`,
    access: reads,
    audit: 'plan.participationPrinted',
    proof: 'fresh',
    purpose,
    handle: ofOther(sheet),
  }),
];
