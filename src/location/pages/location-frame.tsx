import type { PropsWithChildren } from 'hono/jsx';
import { type FileContext, StaffPage } from '../../access/index.ts';
import { addressOf } from '../../safety/index.ts';
import { Notice } from '../../ui/index.ts';
import { locationTexts } from '../texts.ts';

type Props = PropsWithChildren<{ ctx: FileContext; title: string; lead?: string }>;

/** The person is called by reference alone: a screen that shows a place names nobody beside it. */
export const LocationFrame = ({ ctx, title, lead, children }: Props) => {
  const t = locationTexts(ctx.language);
  return (
    <StaffPage frame={ctx.frame} title={title} documentTitle={t.documentTitle} current="files" lead={lead} narrow>
      <div class="stack-wide">
        <p class="way-back">
          <a href={addressOf(ctx.file)}>{t.back}</a> <span class="muted">{ctx.file.reference}</span>
        </p>
        <Notice kind="danger" title={t.banner.title}>
          <p>{t.banner.words}</p>
        </Notice>
        {children}
      </div>
    </StaffPage>
  );
};
