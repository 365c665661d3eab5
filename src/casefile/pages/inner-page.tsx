import type { PropsWithChildren } from 'hono/jsx';
import { type FileContext, StaffPage } from '../../access/index.ts';
import { addressOf } from '../../safety/index.ts';
import { casefileTexts } from '../texts.ts';

type Props = PropsWithChildren<{
  ctx: FileContext;
  title: string;
  lead?: string | undefined;
  narrow?: boolean;
}>;

/** A page inside a file: whose it is by reference alone, and the way back. */
export const InnerPage = ({ ctx, title, lead, narrow = true, children }: Props) => {
  const t = casefileTexts(ctx.language);
  return (
    <StaffPage
      frame={ctx.frame}
      title={title}
      documentTitle={t.documentTitle}
      current={ctx.file.kind === 'contact' ? 'intake' : 'files'}
      lead={lead}
      narrow={narrow}
    >
      <p class="way-back">
        <a href={addressOf(ctx.file)}>{ctx.file.kind === 'contact' ? t.backToContact : t.back}</a>{' '}
        <span class="muted">{ctx.file.reference}</span>
      </p>
      {children}
    </StaffPage>
  );
};
