import type { Child } from 'hono/jsx';

export type Description = { term: string; value: Child };

export const DescriptionList = ({ items }: { items: readonly Description[] }) => (
  <dl class="description-list">
    {items.map(({ term, value }) => (
      <div>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
