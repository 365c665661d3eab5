import { type Frame, StaffPage } from '../../access/index.ts';
import { ButtonLink, EmptyState, Table } from '../../ui/index.ts';
import type { OwnFile } from '../convene.store.ts';
import { urgentTexts } from '../urgent-texts.ts';

/** From a page that is no file's: which of mine is it about? */
export const ChooseFilePage = ({ frame, files }: { frame: Frame; files: readonly OwnFile[] }) => {
  const t = urgentTexts(frame.language).choose;
  return (
    <StaffPage
      frame={frame}
      title={t.title}
      documentTitle={urgentTexts(frame.language).documentTitle}
      lead={t.lead}
      narrow
    >
      {files.length === 0 ? (
        <EmptyState title={t.empty}>
          <p>{t.emptyHelp}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t.caption}
          columns={[
            { key: 'who', label: t.caption },
            { key: 'act', label: t.act },
          ]}
          rows={files.map(({ fileId, kind, reference, label }) => ({
            id: `f-${reference}`,
            cells: {
              who: `${reference} · ${label || t.noName}`,
              act: (
                <ButtonLink small kind="secondary" href={`/${kind === 'contact' ? 'kontakt' : 'akt'}/${fileId}/akut`}>
                  {t.act}
                  <span class="unseen">, {reference}</span>
                </ButtonLink>
              ),
            },
          }))}
        />
      )}
      <p>
        {t.others} <a href="/arenden">{t.files}</a>, <a href="/mottag">{t.intake}</a>
      </p>
    </StaffPage>
  );
};
