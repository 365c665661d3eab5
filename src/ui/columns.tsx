import type { Child, PropsWithChildren } from 'hono/jsx';

/** Two thirds work, one third context; on a phone the same order in one column. */
export const Columns = ({
  children,
  context,
  contextLabel,
}: PropsWithChildren<{ context: Child; contextLabel: string }>) => (
  <div class="columns">
    <div class="column-work stack-wide">{children}</div>
    <aside class="column-context stack-wide" aria-label={contextLabel}>
      {context}
    </aside>
  </div>
);

type SectionProps = PropsWithChildren<{
  title: Child;
  id: string;
  count?: number | undefined;
  action?: Child | undefined;
}>;

/** A part of the page with its heading, on the white surface. */
export const Section = ({ title, id, count, action, children }: SectionProps) => (
  <section class="section" aria-labelledby={id}>
    <div class="section-head">
      <h2 id={id}>
        {title} {count !== undefined && <span class="count">{count}</span>}
      </h2>
      {action}
    </div>
    {children}
  </section>
);
