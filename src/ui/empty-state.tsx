import type { PropsWithChildren } from 'hono/jsx';

/** Says that nothing is here, and what to do about it. */
export const EmptyState = ({ title, children }: PropsWithChildren<{ title: string }>) => (
  <div class="empty-state">
    <p class="empty-title">{title}</p>
    {children}
  </div>
);
