import type { Child } from 'hono/jsx';

export type StripItem = { label: string; value: Child; tone?: 'danger' | 'today' | undefined };

/** The one line that stays while the file scrolls: who, how to reach her safely, how old the risk is, the ground. */
export const Strip = ({ label, name, items }: { label: string; name: string; items: readonly StripItem[] }) => (
  <section class="strip" aria-label={label}>
    <p class="strip-name">{name}</p>
    <dl>
      {items.map(({ label: term, value, tone }) => (
        <div class={tone ? `strip-${tone}` : undefined}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  </section>
);
