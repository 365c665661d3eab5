import type { NoteId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { showFixedMoment } from '../platform/language/dates.ts';
import { fileLinks } from './links.ts';
import type { FilePageFacts } from './load-file-page.ts';
import { casefileTexts, eventWords } from './texts.ts';
import { type FileEvent, showCursor, type TimelineGroup, timelineGroups } from './timeline.ts';

type TimelineLine = {
  readonly id: string;
  readonly when: string;
  readonly datetime: string;
  readonly title: string;
  readonly by: string;
  /** What somebody wrote, as it was written. */
  readonly text: string | undefined;
  readonly about: string | undefined;
  /** The signed note that it tells of. */
  readonly noteId: NoteId | undefined;
  readonly link: { readonly href: string; readonly words: string } | undefined;
  readonly emphasis: 'info' | undefined;
};

export type TimelineModel = {
  readonly items: readonly TimelineLine[];
  readonly groups: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: TimelineGroup | undefined;
  readonly olderHref: string | undefined;
  readonly newestHref: string | undefined;
};

export function timelineModel(
  fileId: string,
  facts: Pick<
    FilePageFacts,
    'events' | 'moreEvents' | 'notes' | 'annotated' | 'names' | 'plan' | 'processes' | 'people'
  >,
  show: { readonly group: TimelineGroup | undefined; readonly older: boolean },
  viewer: { readonly language: Language; readonly now: Instant },
): TimelineModel {
  const t = casefileTexts(viewer.language);
  const words = eventWords(viewer.language);
  const page = fileLinks(fileId).page;
  const filter = show.group ? `visa=${show.group}` : '';
  const last = facts.events.at(-1);
  return {
    items: facts.events.map((event) => line(fileId, event, facts, viewer)),
    groups: [
      { value: '', label: t.filterAll },
      ...timelineGroups.map((group) => ({ value: group, label: words.group[group] })),
    ],
    chosen: show.group,
    olderHref:
      facts.moreEvents && last
        ? `${page}?${[filter, `fore=${encodeURIComponent(showCursor(last))}`].filter(Boolean).join('&')}#tidslinje`
        : undefined,
    newestHref: show.older ? `${page}${filter && `?${filter}`}#tidslinje` : undefined,
  };
}

type Lookups = Pick<FilePageFacts, 'notes' | 'annotated' | 'names' | 'plan' | 'processes' | 'people'>;

function line(
  fileId: string,
  event: FileEvent,
  facts: Lookups,
  viewer: { readonly language: Language; readonly now: Instant },
): TimelineLine {
  const t = casefileTexts(viewer.language);
  const note = event.subject.note ? facts.notes.get(event.subject.note) : undefined;
  const signed = event.kind === 'note.signed' ? note : undefined;
  const annotated = signed ? (facts.annotated.get(signed.id) ?? 0) : 0;
  const about = [
    detail(event, facts, t),
    signed && !signed.happenedAt.equals(event.at) && isOtherTime(signed.happenedAt, event.at)
      ? t.happened(showFixedMoment(viewer.language, signed.happenedAt, viewer.now))
      : undefined,
    annotated > 0 ? t.annotated(annotated) : undefined,
  ].filter((part): part is string => part !== undefined);
  return {
    id: `h-${event.id}`,
    when: showFixedMoment(viewer.language, event.at, viewer.now),
    datetime: event.at.toString(),
    title: eventWords(viewer.language).event[event.kind],
    by: event.actorName,
    text: signed?.text,
    about: about.length > 0 ? about.join(' · ') : undefined,
    noteId: note?.signedAt ? note.id : undefined,
    link: note?.signedAt ? { href: fileLinks(fileId).note(note.id), words: t.openNote } : undefined,
    emphasis: signed ? 'info' : undefined,
  };
}

/** Half an hour of writing is no other time. */
const isOtherTime = (one: Instant, other: Instant): boolean =>
  Math.abs(one.epochMilliseconds - other.epochMilliseconds) > 30 * 60_000;

/** What the event's ids stand for, as far as this reader may know. */
function detail(event: FileEvent, facts: Lookups, t: ReturnType<typeof casefileTexts>): string | undefined {
  const { staff, as, action, goal, process, person, version } = event.subject;
  if (staff) {
    const name = facts.names.get(staff);
    const role = t.function[as as keyof typeof t.function];
    return name && (role ? t.detail.named(name, role) : name);
  }
  if (action) return facts.plan.actions.find(({ id }) => id === action)?.words;
  if (goal) return facts.plan.goals.find(({ id }) => id === goal)?.words;
  if (process) return facts.processes.find(({ id }) => id === process)?.holder;
  if (version) return t.detail.version(version);
  const told = person ? facts.people.find(({ id }) => id === person) : undefined;
  return told && told.part !== 'self' ? (told.name ?? undefined) : undefined;
}
