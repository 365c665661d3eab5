import type { PropsWithChildren } from 'hono/jsx';
import { type FileContext, StaffPage } from '../../access/index.ts';
import { addressOf } from '../../safety/index.ts';
import { urgentTexts } from '../urgent-texts.ts';

/** A page inside a file or contact: whose it is by reference alone, and the way back. */
export const UrgentFrame = ({
  ctx,
  title,
  lead,
  children,
}: PropsWithChildren<{ ctx: FileContext; title: string; lead?: string | undefined }>) => {
  const t = urgentTexts(ctx.language);
  const isContact = ctx.file.kind === 'contact';
  return (
    <StaffPage
      frame={ctx.frame}
      title={title}
      documentTitle={t.documentTitle}
      current={isContact ? 'intake' : 'files'}
      lead={lead}
      narrow
    >
      <p class="way-back">
        <a href={addressOf(ctx.file)}>{isContact ? t.backToContact : t.back}</a>{' '}
        <span class="muted">{ctx.file.reference}</span>
      </p>
      {children}
    </StaffPage>
  );
};
