import type { PropsWithChildren } from 'hono/jsx';
import { type FileContext, StaffPage } from '../../access/index.ts';
import { planTexts } from '../text.ts';

type Props = PropsWithChildren<{ ctx: FileContext; title: string; lead?: string }>;

export const PlanFrame = ({ ctx, title, lead, children }: Props) => {
  const t = planTexts(ctx.language);
  return (
    <StaffPage frame={ctx.frame} title={title} documentTitle={t.title} current="files" lead={lead} narrow>
      <p class="way-back">
        <a href={`/akt/${ctx.file.id}`}>{t.back}</a> <span class="muted">{ctx.file.reference}</span>
      </p>
      {children}
    </StaffPage>
  );
};
