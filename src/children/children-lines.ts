import type { ClockKind } from '../clocks/index.ts';
import type { FileId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Language } from '../platform/language/catalogue.ts';
import { showAgo, showMoment } from '../platform/language/dates.ts';
import { type FileTopFacts, nameOf, type Protected, protectionTexts, standingOf } from '../safety/index.ts';
import type { Report, Thread, ThreadId } from './concern.ts';
import { childrenTexts } from './texts.ts';
import { silenceInWords } from './thread-words.ts';

export type ChildLine = {
  readonly child: Protected;
  readonly name: string;
  readonly lives: string;
  /** What is missing comes first and in words: "Ingen skyddsbedömning. Ingen har frågat barnet." */
  readonly gaps: readonly string[];
  readonly known: readonly string[];
  readonly reported: boolean;
  /** How far the report has come, and whom it waits for. */
  readonly thread?: { readonly thread: Thread; readonly owner: string | undefined };
  /** The child's file beside this one, opened from the same contact; not everyone who reads this one has a ground for it. */
  readonly ownFile?: { readonly id: FileId; readonly opens: boolean };
};

/** A line for each child, so that none of them is only "along". */
export function childLines(
  facts: Pick<FileTopFacts, 'people' | 'assessments'>,
  reports: readonly Report[],
  threads: readonly Thread[],
  owners: ReadonlyMap<ThreadId, string>,
  ownClocks: ReadonlyMap<FileId, ReadonlySet<ClockKind>>,
  opens: ReadonlySet<FileId>,
  now: Instant,
  language: Language,
): ChildLine[] {
  const t = childrenTexts(language);
  const needs = protectionTexts(language).needs;
  /** What is known of the child stands in the child's own file; from here it is seen which of its clocks still run. */
  const inOwnFile = (child: Protected, fileId: FileId): ChildLine => {
    const running = ownClocks.get(fileId);
    return {
      child,
      name: nameOf(child, facts.people, language),
      lives: t.livesWith[child.livesWith],
      gaps: [
        ...(running?.has('childProtection') ? [t.noAssessment] : []),
        ...(running?.has('ownConcernReport') ? [t.notReported] : []),
      ],
      known: [t.ownFile],
      reported: !running?.has('ownConcernReport'),
      ownFile: { id: fileId, opens: opens.has(fileId) },
    };
  };
  return facts.people
    .filter(({ part }) => part === 'child')
    .map((child) => {
      const { last, open } = standingOf(child.id, facts.assessments);
      const report = reports.find((one) => one.direction === 'sent' && one.childId === child.id);
      const thread = threads.find(({ id }) => id === report?.threadId);
      // A report has a file too, in the children's unit, and so has the contact that it made: of those, the thread says what may be
      // seen here.
      const own =
        child.ownFileId && (!thread || (child.ownFileId !== thread.childFileId && opens.has(child.ownFileId)))
          ? inOwnFile(child, child.ownFileId)
          : undefined;
      if (own && !thread) return own;
      const gaps: string[] = [];
      const known: string[] = [];
      if (own) {
        gaps.push(...own.gaps);
        known.push(...own.known);
      } else {
        if (open?.pausedAt) gaps.push(t.paused);
        if (last?.need && last.assessedAt)
          known.push(t.assessed(needs[last.need], showAgo(language, last.assessedAt, now)));
        else gaps.push(t.noAssessment);
        if (last?.childTalked !== 'alone' && last?.childTalked !== 'withOther') gaps.push(t.nobodyAsked);
      }
      if (!thread) gaps.push(t.notReported);
      else if (thread.outcome && thread.decidedAt)
        known.push(t.decided(t.outcome[thread.outcome], showMoment(language, thread.decidedAt, now)));
      else if (thread.receivedAt)
        known.push(t.received(thread.receivedBy ?? '', showMoment(language, thread.receivedAt, now)));
      else gaps.push(t.notReceived(showAgo(language, thread.madeAt, now)));
      const owner = thread && owners.get(thread.id);
      const silence = thread && silenceInWords({ thread, owner, language, now });
      if (silence) gaps.push(silence);
      return {
        child,
        name: nameOf(child, facts.people, language),
        lives: t.livesWith[child.livesWith],
        gaps,
        known,
        reported: thread !== undefined,
        ...(thread ? { thread: { thread, owner } } : {}),
        ...(own?.ownFile ? { ownFile: own.ownFile } : {}),
      };
    });
}
