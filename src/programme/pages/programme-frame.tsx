import type { PropsWithChildren } from 'hono/jsx';
import { type FileContext, StaffPage } from '../../access/index.ts';
import { programmeTexts } from '../texts.ts';

export const ProgrammeFrame = ({
  ctx,
  title,
  lead,
  children,
}: PropsWithChildren<{ ctx: FileContext; title: string; lead: string }>) => {
  const t = programmeTexts(ctx.language);
  return (
    <StaffPage frame={ctx.frame} title={title} documentTitle={t.documentTitle} current="files" lead={lead} narrow>
      <p class="way-back">
        <a href={`/akt/${ctx.file.id}`}>{t.back}</a> <span class="muted">{ctx.file.reference}</span>
      </p>
      <div class="stack-wide">{children}</div>
    </StaffPage>
  );
};
