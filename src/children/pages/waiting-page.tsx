import { type Frame, StaffPage } from '../../access/index.ts';
import { clockTexts, stateOf } from '../../clocks/index.ts';
import type { FileId } from '../../kernel/ids.ts';
import { showDue } from '../../platform/language/dates.ts';
import { EmptyState, Mark, Table } from '../../ui/index.ts';
import type { ChildBarrier, WaitingChild } from '../board.store.ts';
import { boardTexts } from '../board-texts.ts';
import { Barriers } from './barriers.tsx';

type Props = {
  frame: Frame;
  waiting: readonly WaitingChild[];
  answering: ReadonlyMap<string, string>;
  may: ReadonlySet<FileId>;
  barriers: readonly ChildBarrier[];
  full: boolean;
};

const marks = { breached: 'breach', dueToday: 'today', running: 'plain' } as const;

/** For a leader: which files have a child that waits. A row says no more than a clock does. */
export const WaitingPage = ({ frame, waiting, answering, may, barriers, full }: Props) => {
  const { language, now } = frame;
  const t = boardTexts(language).list;
  const clocks = clockTexts(language);
  return (
    <StaffPage frame={frame} title={t.title} documentTitle={t.columns.reference} current="files" lead={t.lead}>
      {waiting.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Table
          caption={t.caption}
          captionUnseen
          columns={[
            { key: 'reference', label: t.columns.reference },
            { key: 'what', label: t.columns.what },
            { key: 'due', label: t.columns.due },
            { key: 'owner', label: t.columns.owner },
            { key: 'state', label: t.columns.state },
          ]}
          rows={waiting.map((one) => {
            const state = stateOf(one, now);
            return {
              id: `frist-${one.id}`,
              cells: {
                reference: may.has(one.fileId) ? (
                  <a href={`/${one.fileKind === 'contact' ? 'kontakt' : 'akt'}/${one.fileId}/barnen`}>
                    {one.reference}
                  </a>
                ) : (
                  one.reference
                ),
                what: clocks.name[one.kind],
                due: showDue(language, one.dueAt, now),
                owner: answering.get(one.id) ?? one.ownerName,
                state: (
                  <Mark kind={state === 'met' || state === 'metLate' ? 'plain' : marks[state]}>
                    {clocks.state[state]}
                  </Mark>
                ),
              },
            };
          })}
        />
      )}
      {full && <p class="muted">{t.more(waiting.length)}</p>}
      <Barriers barriers={barriers} language={language} />
    </StaffPage>
  );
};
