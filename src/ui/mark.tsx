import type { PropsWithChildren } from 'hono/jsx';
import { Icon } from './icon.tsx';
import { useTexts } from './texts.ts';

/** danger and breach are red: at most one of them in a row. `plain` is a state without urgency. */
export type MarkKind = 'danger' | 'breach' | 'today' | 'info' | 'done' | 'plain';

const icons = { danger: 'danger', breach: 'danger', today: 'today', info: 'info', done: 'done' } as const;

/** Colour, icon and word together, so that none of them has to be seen alone. Without children it says its kind. */
export const Mark = ({ kind, children }: PropsWithChildren<{ kind: MarkKind }>) => {
  const t = useTexts();
  return (
    <span class={`mark mark-${kind}`}>
      {kind !== 'plain' && <Icon name={icons[kind]} size={16} />}
      <span>{children ?? (kind === 'plain' ? '' : t.marks[kind])}</span>
    </span>
  );
};
