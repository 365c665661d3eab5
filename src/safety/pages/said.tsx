import type { FileContext } from '../../access/index.ts';
import { showDeadline, showMoment } from '../../platform/language/dates.ts';
import { Mark } from '../../ui/index.ts';
import type { Decision } from '../decision.ts';
import { decisionTexts, stateInWords } from '../decision-texts.ts';
import { inOrder, type Promised, promiseState } from '../promise.ts';
import { promiseTexts } from '../promise-texts.ts';

const few = 5;
const marks = { open: 'plain', overdue: 'breach', kept: 'done', withdrawn: 'danger' } as const;
type View = Pick<FileContext, 'language' | 'now'>;

/** What was decided, newest first: what, how, by whom and when. */
export const DecidedLines = ({ language, now, decisions }: View & { decisions: readonly Decision[] }) => {
  const t = decisionTexts(language);
  if (decisions.length === 0) return <p class="muted">{t.noneYet}</p>;
  return (
    <ul class="lines">
      {decisions.slice(0, few).map(({ kind, state, decidedBy, decidedAt, askedBy, askedAt, askedOf, basis }) => (
        <li>
          <p>
            <strong>{t.kinds[kind]}</strong> {stateInWords({ kind, state }, language)}
          </p>
          <p class="muted">
            {decidedBy && decidedAt
              ? t.madeLine(decidedBy, showMoment(language, decidedAt, now), basis ?? '')
              : t.askedLine(askedBy, askedOf ?? '', showMoment(language, askedAt, now))}
          </p>
        </li>
      ))}
    </ul>
  );
};

/** What was promised, overdue first, in the words that were used. */
export const PromisedLines = ({ language, now, promises }: View & { promises: readonly Promised[] }) => {
  const t = promiseTexts(language);
  if (promises.length === 0) return <p class="muted">{t.none}</p>;
  return (
    <ul class="lines">
      {inOrder(promises, now)
        .slice(0, few)
        .map((promise) => {
          const state = promiseState(promise, now);
          return (
            <li>
              <p>
                <strong>{t.kinds[promise.kind]}</strong>: {promise.words}
              </p>
              <p class="muted">
                <Mark kind={marks[state]}>{t.states[state]}</Mark> {showDeadline(language, promise.dueAt, now)} ·{' '}
                {t.by(promise.givenBy, showMoment(language, promise.givenAt, now))}
              </p>
            </li>
          );
        })}
    </ul>
  );
};
