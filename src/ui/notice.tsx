import type { PropsWithChildren } from 'hono/jsx';
import { Icon } from './icon.tsx';
import { Unbroken } from './unbroken.tsx';

type NoticeKind = 'danger' | 'today' | 'info' | 'done';

type NoticeProps = PropsWithChildren<{
  kind?: NoticeKind;
  title?: string | undefined;
  /** Read aloud at once: only for the answer to what was just done. */
  announce?: boolean;
}>;

export const Notice = ({ kind = 'info', title, announce, children }: NoticeProps) => (
  <div class={`notice notice-${kind}`} {...(announce ? { role: 'status' } : {})}>
    <Icon name={kind} />
    <div class="notice-body">
      {title && (
        <p class="notice-title">
          <Unbroken text={title} />
        </p>
      )}
      {children}
    </div>
  </div>
);
