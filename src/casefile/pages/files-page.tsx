import { type Frame, StaffPage } from '../../access/index.ts';
import type { FileId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { isManager } from '../../organisation/index.ts';
import { showDay } from '../../platform/language/dates.ts';
import { EmptyState, Mark, Table } from '../../ui/index.ts';
import { aroundTexts } from '../around-texts.ts';
import type { ListedFile } from '../files-list.store.ts';
import { fileLinks } from '../links.ts';

type Props = {
  frame: Frame;
  which: 'mine' | 'units';
  closed: boolean;
  files: readonly ListedFile[];
  /** Those that the reader may open; the others are shown without a link. */
  may: ReadonlySet<FileId>;
  more: boolean;
  paged: boolean;
};

export const FilesPage = ({ frame, which, closed, files, may, more, paged }: Props) => {
  const { language } = frame;
  const t = aroundTexts(language).list;
  const shown = which === 'mine' ? '/arenden?visa=mina' : '/arenden?visa=enheten';
  const address = closed ? `${shown}&avslutade=ja` : shown;
  const last = files.at(-1);
  const cursor = last && `fore=${encodeURIComponent(`${last.since.toString()}_${last.fileId}`)}`;
  return (
    <StaffPage frame={frame} title={t.title} current="files">
      <nav class="filter" aria-label={t.title}>
        <ul>
          <li>
            <a href="/arenden" aria-current={which === 'mine' ? 'true' : undefined}>
              {t.mine}
            </a>
          </li>
          <li>
            <a href="/arenden?visa=enheten" aria-current={which === 'units' ? 'true' : undefined}>
              {t.units}
            </a>
          </li>
          <li>
            <a href="/insatser">{t.support}</a>
          </li>
          {isManager(frame.actor) && (
            <li>
              <a href="/barn">{t.waitingChildren}</a>
            </li>
          )}
        </ul>
      </nav>
      {files.length === 0 ? (
        <EmptyState title={closed ? t.noneClosed : which === 'mine' ? t.none : t.noneInUnit} />
      ) : (
        <Table
          caption={which === 'mine' ? t.mine : t.units}
          captionUnseen
          columns={[
            { key: 'label', label: t.columns.label },
            { key: 'reference', label: t.columns.reference },
            { key: 'state', label: t.columns.state },
            { key: 'owner', label: t.columns.owner },
            { key: 'since', label: t.columns.since },
          ]}
          rows={files.map((file) => ({
            id: `akt-${file.reference}`,
            cells: {
              label: may.has(file.fileId) ? (
                <a href={fileLinks(file.fileId).page}>{file.label || t.noLabel}</a>
              ) : (
                file.label || t.noLabel
              ),
              reference: file.reference,
              state: file.state === 'closed' ? t.state.closed : t.state.active,
              owner: file.ownerName ?? <Mark kind="today">{t.noOwner}</Mark>,
              since: showDay(language, dayOf(file.since), dayOf(frame.now)),
            },
          }))}
        />
      )}
      <p>
        <a href={closed ? shown : `${shown}&avslutade=ja`}>{closed ? t.showOpen : t.showClosed}</a>
      </p>
      <p class="pager">
        {paged && <a href={address}>{t.first}</a>}
        {more && <a href={`${address}&${cursor}`}>{t.more}</a>}
      </p>
    </StaffPage>
  );
};
