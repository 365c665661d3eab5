import type { Child, PropsWithChildren } from 'hono/jsx';
import { type FileContext, StaffPage } from '../../access/index.ts';
import { consentTexts } from '../texts.ts';

type Props = PropsWithChildren<{
  ctx: FileContext;
  title: string;
  lead?: string;
  action?: Child;
  inner?: boolean;
  wide?: boolean;
}>;

/** A page about consents: the way back first; the window's title says only that it is a file. */
export const ConsentFrame = ({ ctx, title, lead, action, inner, wide, children }: Props) => {
  const t = consentTexts(ctx.language);
  const file = `/akt/${ctx.file.id}`;
  return (
    <StaffPage
      // The person reads and signs on this screen.
      ownWarnings
      frame={ctx.frame}
      title={title}
      documentTitle={t.documentTitle}
      current="files"
      lead={lead}
      action={action}
      narrow={!wide}
    >
      <p class="way-back">
        <a href={inner ? `${file}/samtycken` : file}>{inner ? t.toList : t.back}</a>{' '}
        <span class="muted">{ctx.file.reference}</span>
      </p>
      {children}
    </StaffPage>
  );
};
