import type { Child } from 'hono/jsx';
import type { Frame } from '../../access/index.ts';
import { number } from '../../platform/language/plural.ts';
import { Mark } from '../../ui/index.ts';
import { mostCounted } from '../case-load.store.ts';
import { daysSince, isQuiet, type WorkerLoad } from '../case-load.ts';
import { leadingTexts } from '../texts.ts';
import { casesAt } from './shown-as.ts';

/** How the work of one lies, a number in each column: on the page of the unit and when its month is gone through. */
export const loadColumns = ['files', 'late', 'soon', 'quiet', 'assessed', 'unwritten', 'fewTalks'] as const;
export type LoadCells = Readonly<Record<(typeof loadColumns)[number], Child>>;

const none = '–';
export const emptyCells: LoadCells = {
  ...{ files: none, late: none, soon: none, quiet: none, assessed: none, unwritten: none, fewTalks: none },
};

export const counter =
  ({ language }: Pick<Frame, 'language'>) =>
  (n: number) =>
    n === 0 ? none : number(language, n);

const nameOf = (language: Frame['language'], load: WorkerLoad) => load.name ?? leadingTexts(language).nobody;

export const WorkerLink = ({ language, load }: { language: Frame['language']; load: WorkerLoad }) => (
  <a href={casesAt(load.unitId, load.staffId)}>{nameOf(language, load)}</a>
);

export function cellsOfLoad(frame: Frame, load: WorkerLoad): LoadCells {
  const { language, now } = frame;
  const t = leadingTexts(language);
  const counted = counter(frame);
  const name = nameOf(language, load);
  return {
    files: load.files === mostCounted ? t.orMore(mostCounted) : counted(load.files),
    late:
      load.late > 0 ? (
        <a href={casesAt(load.unitId, load.staffId, 'late')} aria-label={t.lateOf(load.late, name)}>
          <Mark kind="breach">{number(language, load.late)}</Mark>
        </a>
      ) : (
        none
      ),
    soon: counted(load.soon),
    quiet: <Quiet frame={frame} since={load.quietSince} />,
    assessed: load.unassessedSince ? t.days(daysSince(load.unassessedSince, now)) : none,
    unwritten:
      load.unwritten > 0 ? (
        <a href={casesAt(load.unitId, load.staffId, 'unwritten')} aria-label={t.unwrittenOf(load.unwritten, name)}>
          {number(language, load.unwritten)}
        </a>
      ) : (
        none
      ),
    fewTalks: counted(load.fewTalks),
  };
}

const Quiet = ({ frame, since }: { frame: Frame; since: WorkerLoad['quietSince'] }) => {
  if (!since) return <>{none}</>;
  const words = leadingTexts(frame.language).days(daysSince(since, frame.now));
  return isQuiet(since, frame.now) ? <Mark kind="today">{words}</Mark> : <span>{words}</span>;
};
