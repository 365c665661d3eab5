import type { Child } from 'hono/jsx';
import type { MarkKind } from './mark.tsx';

export type TimelineItem = {
  id: string;
  /** As dates.ts writes it, "tors 26 nov 14.00". */
  when: string;
  /** ISO, for machines. */
  datetime: string;
  title: Child;
  by?: string | undefined;
  kind?: Exclude<MarkKind, 'plain'> | undefined;
  body?: Child | undefined;
};

/** Newest first; the caller orders. */
export const Timeline = ({ label, items }: { label: string; items: readonly TimelineItem[] }) => (
  <ol class="timeline" aria-label={label}>
    {items.map(({ id, when, datetime, title, by, kind, body }) => (
      <li id={id} class={kind ? `timeline-item timeline-${kind}` : 'timeline-item'}>
        <p class="timeline-meta">
          <time datetime={datetime}>{when}</time>
          {by && <span> · {by}</span>}
        </p>
        <p class="timeline-title">{title}</p>
        {body && <div class="timeline-body">{body}</div>}
      </li>
    ))}
  </ol>
);
