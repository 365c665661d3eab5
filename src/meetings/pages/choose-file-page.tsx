import { type Frame, StaffPage } from '../../access/index.ts';
import { EmptyState } from '../../ui/index.ts';
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
      <div class="stack-wide">
        {files.length === 0 ? (
          <EmptyState title={t.empty}>
            <p>{t.emptyHelp}</p>
          </EmptyState>
        ) : (
          <ul class="lines" aria-label={t.caption}>
            {files.map(({ fileId, kind, reference, label }) => (
              <li>
                <a href={`/${kind === 'contact' ? 'kontakt' : 'akt'}/${fileId}/akut`}>
                  {reference} · {label || t.noName}
                </a>
              </li>
            ))}
          </ul>
        )}
        <p>
          {t.others} <a href="/arenden">{t.files}</a>, <a href="/mottag">{t.intake}</a>
        </p>
      </div>
    </StaffPage>
  );
};
