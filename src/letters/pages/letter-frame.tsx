import type { PropsWithChildren } from 'hono/jsx';
import { type FileContext, StaffPage } from '../../access/index.ts';
import { letterTexts } from '../texts.ts';

type Props = PropsWithChildren<{ ctx: FileContext; title: string; lead?: string; inner?: boolean }>;

export const LetterFrame = ({ ctx, title, lead, inner, children }: Props) => {
  const t = letterTexts(ctx.language);
  const file = `/akt/${ctx.file.id}`;
  return (
    <StaffPage frame={ctx.frame} title={title} documentTitle={t.documentTitle} current="files" lead={lead} narrow>
      <div class="stack-wide">
        <p class="way-back">
          <a href={inner ? `${file}/brev` : file}>{inner ? t.toList : t.back}</a>{' '}
          <span class="muted">{ctx.file.reference}</span>
        </p>
        {children}
      </div>
    </StaffPage>
  );
};
