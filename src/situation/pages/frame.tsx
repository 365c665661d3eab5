import type { PropsWithChildren } from 'hono/jsx';
import { type FileContext, StaffPage } from '../../access/index.ts';
import { addressOf } from '../../safety/index.ts';
import { situationTexts } from '../texts.ts';

type Props = PropsWithChildren<{ ctx: FileContext; title: string; lead: string }>;

/** By reference alone: these pages name nobody. */
export const SituationFrame = ({ ctx, title, lead, children }: Props) => {
  const t = situationTexts(ctx.language);
  return (
    <StaffPage frame={ctx.frame} title={title} documentTitle={t.documentTitle} current="files" lead={lead} narrow>
      <div class="stack-wide">
        <p class="way-back">
          <a href={addressOf(ctx.file)}>{t.back}</a> <span class="muted">{ctx.file.reference}</span>
        </p>
        {children}
      </div>
    </StaffPage>
  );
};
