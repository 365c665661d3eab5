import type { FileSide, OpenFile } from '../access/index.ts';
import { clockTexts, type FileClock, stateOf } from '../clocks/index.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { dayOf, isBefore } from '../kernel/instant.ts';
import { openActions } from '../plan/index.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { showAgo, showDeadline, showDue, showMoment, showNearDay } from '../platform/language/dates.ts';
import { plural } from '../platform/language/plural.ts';
import { newPageVersion, showVersion } from '../platform/web/page-version.ts';
import { becauseOf, redEventTexts } from '../redevent/index.ts';
import { riskAge } from '../risk/index.ts';
import { deskName, ownLabel } from '../today/index.ts';
import { draftOf, reused, waitingForHer } from './account.ts';
import { aroundTexts } from './around-texts.ts';
import { clockLink, type FileLinks, fileLinks, opensClock, stepLink } from './links.ts';
import type { FilePageFacts } from './load-file-page.ts';
import { type NextStep, type NextStepFacts, nextStep } from './next-step.ts';
import type { PersonTold } from './people.ts';
import { courtAfterSupport, supportUntil } from './process.ts';
import { deputyOf, responsibleIn } from './team.ts';
import { type TeamLine, teamLines } from './team-lines.ts';
import { casefileTexts } from './texts.ts';

export type Viewer = {
  readonly staffId: StaffId;
  readonly language: Language;
  readonly now: Instant;
};
type FileFacts = Pick<OpenFile, 'id' | 'reference' | 'protection' | 'ground' | 'mayRead' | 'mayWrite'>;

type ClockLine = {
  readonly label: string;
  readonly about: string | undefined;
  readonly due: string;
  readonly datetime: string;
  readonly state: 'breach' | 'today' | 'later';
  readonly owner: string;
  readonly act: string;
  readonly href: string | undefined;
};

export type FilePageModel = {
  /** Whether one may see who else can open it. */
  readonly seesWho: boolean;
  readonly links: FileLinks;
  /** That the file is closed, and since when. */
  readonly closed: string | undefined;
  readonly name: string;
  readonly reference: string;
  /** A child's own file: there are guardians who may be written to. */
  readonly hasGuardians: boolean;
  readonly protectionAge: { readonly words: string; readonly none: boolean };
  /** Nothing in the file of one who uses violence: that risk is assessed where somebody is exposed to it. */
  readonly riskAge: ReturnType<typeof riskAge> | undefined;
  readonly ground: string;
  readonly next: {
    readonly words: string;
    readonly act: string;
    readonly href: string | undefined;
    readonly urgent: boolean;
  };
  readonly clocks: readonly ClockLine[];
  readonly account: { readonly state: string; readonly told: string; readonly readable: boolean };
  readonly processes: readonly {
    readonly kind: string;
    readonly holder: string;
    readonly next: string;
    readonly overdue: boolean;
  }[];
  /** What is planned ends before the court does. */
  readonly courtLater: string | undefined;
  readonly team: readonly TeamLine[];
  readonly people: readonly {
    readonly part: string;
    readonly name: string;
    readonly about: string;
    readonly href: string | undefined;
  }[];
  readonly draft: {
    readonly id: string | undefined;
    readonly text: string;
    readonly version: string;
    readonly savedAt: Instant | undefined;
  };
  readonly moreDrafts: readonly { readonly words: string; readonly href: string }[];
  readonly othersDrafts: readonly string[];
};

/** Every text, link and condition of the file page, from facts and viewer alone. */
export function filePageModel(file: FileFacts, facts: FilePageFacts, viewer: Viewer): FilePageModel {
  const { language, now } = viewer;
  const t = casefileTexts(language);
  const links = fileLinks(file.id);
  const self = facts.people.find(({ part }) => part === 'self');
  const step = nextStep(stepFacts(file, facts, viewer));
  const draft = facts.ownDrafts[0];
  const courtAfter = courtAfterSupport(facts.processes, supportUntil(facts.plan, facts.support));
  return {
    links,
    closed: facts.closedAt && t.closed(showMoment(language, facts.closedAt, now)),
    seesWho: facts.mayStaffTeam,
    name: nameOf(file, self, t),
    reference: file.reference,
    hasGuardians: isYoung(self?.birthYear, facts.side, dayOf(now).year),
    protectionAge: facts.assessedAt
      ? { words: t.protectionAt(showAgo(language, facts.assessedAt, now)), none: false }
      : { words: t.protectionNone, none: true },
    riskAge:
      facts.side === 'perpetrator' || !file.mayRead('protection') ? undefined : riskAge(facts.risk, now, language),
    ground: t.groundWords[file.ground],
    next: nextInWords(step, file, facts, viewer, links),
    clocks: facts.clocks.map((clock) => clockLine(clock, file, facts, viewer, links)),
    account: { ...accountInWords(facts, viewer), readable: file.mayRead('account') },
    processes: facts.processes
      .filter(({ endedOn }) => endedOn === null)
      .map(({ kind, holder, nextStep: next, nextOn }) => ({
        kind: t.processKind[kind],
        holder,
        next: [next, nextOn && showNearDay(language, nextOn, dayOf(now))].filter(Boolean).join(' · ') || t.nextUnknown,
        overdue: nextOn !== null && dayOf(now).until(nextOn).sign < 0,
      })),
    courtLater:
      courtAfter &&
      aroundTexts(language).process.courtLaterTitle(facts.support.undated || courtAfter.until === undefined),
    team: teamLines(facts, t),
    people: peopleLines(facts, t),
    draft: {
      id: draft?.id,
      text: draft?.text ?? '',
      version: showVersion(newPageVersion(draft?.version ?? 0)),
      savedAt: draft?.savedAt,
    },
    moreDrafts: facts.ownDrafts
      .slice(1)
      .map((one) => ({ words: t.ownDraft(showMoment(language, one.savedAt, now)), href: links.note(one.id) })),
    othersDrafts: facts.traces
      .filter(({ staffId }) => staffId !== viewer.staffId)
      .map(({ staffName, since }) => t.othersDraft(staffName, showMoment(language, since, now))),
  };
}

type Texts = ReturnType<typeof casefileTexts>;

/** First name and initial, as on the desk: a screen is seen by whoever passes. Nothing at all where identity is protected. */
function nameOf(file: FileFacts, self: PersonTold | undefined, t: Texts): string {
  if (file.protection !== 'none') return t.masked;
  return ownLabel(deskName(self?.name ?? undefined), 'none') || t.noName;
}

const clockState = (clock: FileClock, now: Instant): 'breached' | 'dueToday' | 'later' => {
  const state = stateOf(clock, now);
  return state === 'breached' || state === 'dueToday' ? state : 'later';
};

/** Agreed longer ago than this is asked again. */
const askAgainAfterDays = 30;

function stepFacts(file: FileFacts, facts: FilePageFacts, viewer: Viewer): NextStepFacts {
  const responsible = responsibleIn(facts.team);
  const open = openActions(facts.plan);
  const today = dayOf(viewer.now);
  return {
    mayWrite: file.mayWrite('notes'),
    closed: facts.closedAt !== undefined,
    safeContact: !file.mayRead('safeContact') ? 'unreadable' : safeContactNow(facts.safeContact, viewer.now),
    clocks: facts.clocks.map((clock) => ({
      kind: clock.kind,
      about: clock.about,
      state: clockState(clock, viewer.now),
    })),
    ownDrafts: facts.ownDrafts.length,
    account: !file.mayRead('account')
      ? 'unreadable'
      : draftOf(facts.account)
        ? 'draft'
        : waitingForHer(facts.account)
          ? 'unconfirmed'
          : facts.account.length > 0
            ? 'confirmed'
            : 'none',
    responsible: responsible?.function === 'responsible',
    responsibleHasDeputy: responsible ? deputyOf(facts.team, responsible.groundId) !== undefined : false,
    mayStaffTeam: facts.mayStaffTeam,
    plan: !file.mayRead('plan')
      ? 'unreadable'
      : open.some(({ dueOn }) => today.until(dueOn).sign < 0)
        ? 'overdue'
        : open.length === 0
          ? 'empty'
          : 'going',
  };
}

function safeContactNow(state: FilePageFacts['safeContact'], now: Instant): NextStepFacts['safeContact'] {
  if (state.ways === 0) return state.locked > 0 ? 'locked' : 'missing';
  const limit = now.subtract({ hours: askAgainAfterDays * 24 });
  return state.oldest && isBefore(state.oldest, limit) ? 'old' : 'fresh';
}

function nextInWords(
  step: NextStep,
  file: FileFacts,
  facts: FilePageFacts,
  viewer: Viewer,
  links: FileLinks,
): FilePageModel['next'] {
  const t = casefileTexts(viewer.language);
  const led = step.kind !== 'clock' || opensClock(file, step.clock);
  const href = led ? stepLink(links, step, facts.ownDrafts[0]?.id) : undefined;
  if (step.kind !== 'clock') {
    const { title, act } = t.nextStep[step.kind];
    return { words: title, act, href, urgent: step.kind === 'askSafeContact' };
  }
  const clocks = clockTexts(viewer.language);
  const due = facts.clocks.find(({ kind, about }) => kind === step.clock && about === step.about)?.dueAt;
  const what = clockName(step.clock, step.about, facts, viewer);
  return {
    words: t.clockStep(what, due ? showDeadline(viewer.language, due, viewer.now) : ''),
    act: clocks.act[step.clock],
    href,
    urgent: step.state === 'breached',
  };
}

function clockLine(
  clock: FileClock,
  file: FileFacts,
  facts: FilePageFacts,
  viewer: Viewer,
  links: FileLinks,
): ClockLine {
  const words = clockTexts(viewer.language);
  const state = clockState(clock, viewer.now);
  return {
    label: clockName(clock.kind, clock.about, facts, viewer),
    about: facts.people.find(({ id, part }) => id === clock.about && part !== 'self')?.name ?? undefined,
    due: showDue(viewer.language, clock.dueAt, viewer.now),
    datetime: clock.dueAt.toString(),
    state: state === 'breached' ? 'breach' : state === 'dueToday' ? 'today' : 'later',
    owner: facts.answering.get(clock.id) ?? clock.ownerName,
    act: words.act[clock.kind],
    href: opensClock(file, clock.kind) ? clockLink(links, clock.kind, clock.about) : undefined,
  };
}

/** What is due, and why the risk is to be judged anew: "förundersökningen lades ner 12 nov". */
function clockName(
  kind: FileClock['kind'],
  about: string | null,
  { reds }: FilePageFacts,
  { language, now }: Viewer,
): string {
  const red = kind === 'riskRedEvent' ? reds.find(({ id }) => id === about) : undefined;
  return red ? redEventTexts(language).needed(becauseOf(red, language, now)) : clockTexts(language).name[kind];
}

function accountInWords(facts: FilePageFacts, { language, now }: Viewer): { state: string; told: string } {
  const t = casefileTexts(language);
  const confirmed = reused(facts.account);
  const state = draftOf(facts.account)
    ? t.accountState.draft
    : waitingForHer(facts.account)
      ? t.accountState.unconfirmed
      : confirmed?.confirmedAt
        ? t.accountState.confirmed(showMoment(language, confirmed.confirmedAt, now))
        : t.accountState.none;
  const { staffMet, retold } = facts.told;
  const met = plural(language, staffMet, t.workers);
  if (staffMet === 0) return { state, told: t.notMet };
  return { state, told: retold === 0 ? t.toldOnce(met) : t.told(met, plural(language, retold, t.times)) };
}

/** In the year of the eighteenth birthday, or where no year is known, the side of the file says it; as the letters' own page asks. */
const isYoung = (born: number | null | undefined, side: FileSide | undefined, thisYear: number): boolean =>
  born ? thisYear - born < (side === 'childWitness' ? 19 : 18) : side === 'childWitness';

/**
 * Children have a part of their own on the page. In the file of one who uses violence nothing leads to another file: that
 * those whom he names are known here is not his to learn, nor his worker's (docs/decisions/0014).
 */
const peopleLines = (facts: FilePageFacts, t: Texts): FilePageModel['people'] =>
  facts.people
    .filter(({ part, detached }) => part !== 'self' && part !== 'child' && !detached)
    .map((person) => ({
      part: t.part[person.part],
      name: person.name ?? t.noName,
      about: [person.birthYear && t.born(person.birthYear), t.livesWith[person.livesWith]].filter(Boolean).join(', '),
      href:
        person.ownFileId && facts.opens.has(person.ownFileId) && facts.side !== 'perpetrator'
          ? fileLinks(person.ownFileId).page
          : undefined,
    }));
