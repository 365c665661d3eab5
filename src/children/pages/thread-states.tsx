import type { Instant } from '../../kernel/instant.ts';
import type { Language } from '../../platform/language/catalogue.ts';
import { showDeadline, showMoment } from '../../platform/language/dates.ts';
import { DescriptionList, Mark, type MarkKind, Notice } from '../../ui/index.ts';
import type { Thread } from '../concern.ts';
import { childrenTexts } from '../texts.ts';
import { type StepState, threadStates } from '../thread-states.ts';
import { silenceInWords } from '../thread-words.ts';

type Props = {
  thread: Thread;
  owner: string | undefined;
  language: Language;
  now: Instant;
  /** The silence stands above already. */
  silenceSaid?: boolean;
};

const marks = {
  done: 'done',
  waits: 'today',
  late: 'breach',
  notYet: 'plain',
  notWanted: 'plain',
} as const satisfies Record<StepState, MarkKind>;

/** The same to both units: which steps a report has taken, which are late, and whom it waits for. */
export const ThreadStates = (props: Props) => {
  const { thread, language, now } = props;
  const t = childrenTexts(language).states;
  const silence = props.silenceSaid ? undefined : silenceInWords(props);
  return (
    <div class="stack">
      {silence && <Notice kind="danger" title={silence} />}
      <h3>{t.title}</h3>
      <DescriptionList
        items={threadStates(thread, now).map(({ step, state, at, by }) => ({
          term: t.step[step],
          value: (
            <Mark kind={marks[state]}>
              {[
                t.state[state],
                at ? showMoment(language, at, now) : state !== 'notWanted' && by && showDeadline(language, by, now),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Mark>
          ),
        }))}
      />
      <p class="help">{t.limits}</p>
    </div>
  );
};
