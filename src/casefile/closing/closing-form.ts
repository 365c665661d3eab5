import { type FileContext, shutOut } from '../../access/index.ts';
import { childrenStand } from '../../children/index.ts';
import { clocksOf } from '../../clocks/index.ts';
import { linesFor } from '../../help/index.ts';
import { openActions, planOf } from '../../plan/index.ts';
import { isRiskFresh, lastRiskAssessment } from '../../risk/index.ts';
import { loadFileTop, nameOf, safeContactInWords, standingOf } from '../../safety/index.ts';
import { listInterventions } from '../../support/index.ts';
import { processesOf } from '../process.store.ts';
import { colleaguesOf, mayStaffTeam } from '../team.store.ts';
import { casefileTexts } from '../texts.ts';
import { holdsOpen, openQuestions } from './closing.ts';

export type ClosingFormFacts = Awaited<ReturnType<typeof loadClosingForm>>;

/** What stands open, and what has to come first. */
export async function loadClosingForm(ctx: FileContext) {
  const { sql, file, language } = ctx;
  const [clocks, processes, plan, top, colleagues, out, mayClose, risk, support, stand] = await Promise.all([
    clocksOf(sql, file.id),
    processesOf(sql, file),
    planOf(sql, file),
    loadFileTop(ctx),
    colleaguesOf(sql, file.unitId, ctx.now),
    shutOut(sql, file.id),
    mayStaffTeam(sql, file),
    lastRiskAssessment(sql, file.id),
    listInterventions(sql, file.id),
    childrenStand(ctx),
  ]);
  const self = top.people.find(({ part }) => part === 'self');
  const last = self && standingOf(self.id, top.assessments).last;
  const kinds = casefileTexts(language).processKind;
  const questions = openQuestions({
    clocks,
    processes: processes.filter(({ endedOn }) => endedOn === null).map(({ id, kind }) => ({ id, label: kinds[kind] })),
    children: top.people
      .filter(({ part }) => part === 'child')
      .map((child) => {
        const { kind, words } = stand(child.id);
        return {
          id: child.id,
          label: nameOf(child, top.people, language),
          stands: words,
          needsNothing: kind === 'noNeed',
        };
      }),
    actions: openActions(plan).map(({ id, words }) => ({ id, label: words })),
    riskFresh:
      file.side === 'perpetrator' ||
      isRiskFresh(file.side === 'childWitness' ? 'child' : 'adult', { risk, protectionAt: last?.assessedAt }, ctx.now),
  });
  const hasSafeWay = top.rules.some(({ allowed, lockedAt }) => allowed && lockedAt === null);
  return {
    first: holdsOpen(clocks, ctx.now),
    supportGoesOn: support.some(({ endedAt }) => endedAt === null),
    questions,
    staff: colleagues.filter(({ staffId }) => !out.has(staffId)),
    mayClose,
    hasSafeWay,
    safeContact: safeContactInWords(top.rules, language),
    lines: linesFor(file.side === 'perpetrator' ? 'perpetrator' : 'victim').map(({ id, name, phone }) => ({
      id,
      label: phone ? `${name[language]} ${phone}` : name[language],
    })),
  };
}
