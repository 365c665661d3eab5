import { followUpDays } from '../../casefile/index.ts';
import type { ClockKind } from '../../clocks/index.ts';
import { ruleOf } from '../../clocks/index.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { dayOf, endOfDay, type Instant, isBefore, startOfDay } from '../../kernel/instant.ts';
import type { Action, ChildOutcome, Process, SafeContact } from '../../platform/database/schema.generated.ts';
import { staleAfterDays } from '../../risk/index.ts';
import { type Chronicle, running } from './chronicle.ts';
import * as words from './closing-words.ts';
import { type MadeFile, sealing } from './made-file.ts';
import type { Insertable } from './rows.store.ts';
import type { Opened } from './tell-copies.ts';
import type { Work } from './tell-work.ts';
import { workDaysOn } from './workday.ts';

/** Of so many that are done the file stays open so much longer: somebody is to get to it. */
const LEFT_OPEN = 0.1;
const LEFT_DAYS = 60;
/** A call after the closing that nobody has made is made in the end. */
const CALLED_LATE_DAYS = 40;

type Closes = {
  readonly c: Chronicle;
  readonly by: StaffId;
  readonly deputy: StaffId;
  readonly at: Instant;
  readonly opened: Instant;
  readonly silent: boolean;
};

/** When the work is done, or has gone silent, the adult's file is closed and the children's with it (voices V06, V45, V47). */
export function tellClosing(
  { c, file, contact, officer: by, now }: Work,
  files: readonly Opened[],
  deputy: StaffId,
  opened: Instant,
  until: Instant,
): void {
  const { chance } = c;
  const closed = files.filter(({ person }) => person.part !== 'usesViolence').map((one) => one.file);
  const last = [until, ...closed.map(({ lastAt }) => lastAt)].reduce((a, b) => (isBefore(a, b) ? b : a));
  const left = chance.happens(LEFT_OPEN) ? LEFT_DAYS * chance.next() : 0;
  const at = workDaysOn(last, chance.around(16, 0.5) + left, chance);
  if (!isBefore(at, now) || closed.some(holdsOpen)) return;
  const closes = { c, by, deputy, opened, silent: contact.imagined.goesSilent };
  let minutes = 0;
  for (const one of closed) {
    closeOne({ ...closes, at: at.add({ minutes }) }, one, one === file, now);
    minutes += 9;
  }
}

/** A clock that the law or a promise has set comes first. */
const holdsOpen = (file: MadeFile): boolean =>
  running(file).some(
    ({ rule }) => !['ends', 'endsIfAhead', 'goesOn'].includes(ruleOf(rule as ClockKind).atClosing ?? ''),
  );

function closeOne(closes: Closes, file: MadeFile, adults: boolean, now: Instant): void {
  const { c, by, deputy, at, silent } = closes;
  const { chance, rows } = c;
  const id = chance.id();
  const seal = sealing(file, 'closing', id);
  c.act(file, by, at, 'file.closed', `/akt/${file.id}/avslut`);
  const way = (rows.of('safeContact') as readonly Insertable<SafeContact>[]).some(
    (one) => one.fileId === file.id && one.allowed,
  );
  const followUp = silent || !adults ? 'notAsked' : way && chance.happens(0.55) ? 'agreed' : 'declined';
  const reason = silent
    ? 'silentExit'
    : chance.weighed({ goalReached: 38, goalPartlyReached: 30, ownWish: 18, moved: 6, otherHelp: 8 });
  rows.add('closing', {
    id,
    fileId: file.id,
    sectionId: file.section('plan'),
    reason,
    ready: silent ? 'notReached' : reason === 'ownWish' ? 'wantsNoMore' : 'ready',
    words: seal('words', chance.pick(silent ? words.silent : words.ended)),
    wayBack: file.vault.seal(`closing.way_back:${id}`, chance.pick(words.waysBack)),
    substituteId: deputy,
    helpLine: 'kvinnofridslinjen',
    followUp,
    closedAt: at,
    closedBy: by,
    reopenedAt: null,
    reopenedBy: null,
    reopenedBecause: null,
  });
  answerAll(closes, file, id, adults);
  for (const clock of running(file))
    if (['ends', 'endsIfAhead'].includes(ruleOf(clock.rule as ClockKind).atClosing ?? '')) clock.endedAt = at;
  c.happened(file, by, at, { kind: 'file.closed', section: 'plan', subject: { closing: id } });
  if (followUp === 'agreed') agree(closes, file, id, now);
  c.changeOnDesk(file, at, { state: 'closed' });
  c.endWork(file, by, at);
}

/** What stands open is answered, each with its reason; what was planned and not done is not done any more. */
function answerAll({ c, by, at, opened, silent }: Closes, file: MadeFile, closingId: string, adults: boolean): void {
  const { chance, rows } = c;
  const goingOn = chance.weighed(silent ? { no: 0, unknown: 1, yes: 0 } : { no: 78, unknown: 16, yes: 6 });
  const answer = (question: string, about: string | null, because: string, going: string | null = null) => {
    const id = chance.id();
    rows.add('closingAnswer', {
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      closingId,
      question,
      about,
      goingOn: going,
      because: file.vault.seal(`closing_answer.because:${id}`, because),
    });
  };
  answer('violence', null, chance.pick(words.violence[goingOn]), goingOn);
  for (const one of rows.of('process') as readonly Insertable<Process>[])
    if (one.fileId === file.id && !one.endedOn) answer('process', one.id, words.questions.process);
  for (const one of rows.of('childOutcome') as readonly Insertable<ChildOutcome>[])
    if (one.fileId === file.id && one.kind !== 'noNeed') answer('childNeed', one.childId, words.questions.childNeed);
  // In the years the protection is assessed and the risk is not: an adult's is never known as it is now, a child's while that is fresh.
  if (adults || dayOf(opened).until(dayOf(at), { largestUnit: 'days' }).days > staleAfterDays)
    answer('reassessment', null, words.questions.reassessment);
  for (const action of rows.of('action') as readonly Insertable<Action>[]) {
    if (action.fileId !== file.id || action.doneAt || action.noLongerPossibleAt) continue;
    answer('action', action.id, words.questions.action);
    Object.assign(action, {
      noLongerPossibleAt: at,
      outcome: sealing(file, 'action', action.id)('outcome', words.questions.action),
    });
    c.happened(file, by, at, {
      kind: 'plan.actionNotPossible',
      section: 'plan',
      subject: { action: action.id },
      about: action.id,
    });
  }
}

/** Three calls in a year, each with its clock: most are made, and a few are left. */
function agree({ c, by, at }: Closes, file: MadeFile, closingId: string, now: Instant): void {
  const { chance, rows } = c;
  const rest: (() => void)[] = [];
  for (const { months, dueOn } of followUpDays(dayOf(at))) {
    const id = chance.id();
    const row = rows.add('followUp', {
      id,
      fileId: file.id,
      sectionId: file.section('plan'),
      closingId,
      months,
      dueOn,
      ownerId: by,
      way: file.vault.seal(`follow_up.way:${id}`, chance.pick(words.followUpWays)),
      endedAt: null,
      endedBy: null,
      outcome: null,
      violence: null,
      safety: null,
      help: null,
      words: null,
    });
    c.happened(file, by, at, {
      kind: 'followUp.planned',
      section: 'plan',
      subject: { followUp: id },
      about: id,
      owner: by,
      due: endOfDay(dueOn),
    });
    const late = chance.happens(0.08) ? CALLED_LATE_DAYS * chance.next() : 0;
    const called = workDaysOn(startOfDay(dueOn.subtract({ days: chance.whole(4, 9) })), 0.4 + late, chance);
    if (!isBefore(called, now)) continue;
    rest.push(() => {
      const reached = chance.happens(0.68);
      c.act(file, by, called, 'followUp.noted', `/akt/${file.id}/avslut`);
      const outcome = reached ? 'reached' : chance.weighed({ notReached: 75, declined: 15, notSafe: 10 });
      Object.assign(row, {
        endedAt: called,
        endedBy: by,
        outcome,
        violence: reached ? chance.weighed({ none: 62, less: 20, same: 7, more: 3, unknown: 8 }) : null,
        safety: reached ? chance.whole(4, 9) : null,
        help: reached ? chance.weighed({ helped: 48, partly: 30, notHelped: 7, didNotSay: 6, notAsked: 9 }) : null,
        words: sealing(file, 'follow_up', id)('words', chance.pick<string>(words.followUps[outcome])),
      });
      c.happened(file, by, called, { kind: 'followUp.ended', section: 'plan', subject: { followUp: id }, about: id });
    });
  }
  for (const tell of rest) tell();
}
