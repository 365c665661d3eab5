import { Icon, type IconName } from './icon.tsx';
import { useTexts } from './texts.ts';

/** At the left on a desk, at the bottom on a phone: the same list. */
export type NavEntry = { key: string; href: string; label: string; icon?: IconName; count?: number };
/** Rarer ways under one word: below it on a desk, and on a phone behind it, so that the bar holds five. */
export type NavGroup = { label: string; icon?: IconName; entries: readonly NavEntry[] };

type RailProps = { entries: readonly NavEntry[]; group?: NavGroup | undefined; current: string | undefined };

export const Rail = ({ entries, group, current }: RailProps) => {
  const t = useTexts();
  return (
    <nav class="rail" aria-label={t.mainNavigation}>
      <ul>
        {entries.map((entry) => (
          <RailItem entry={entry} current={current} />
        ))}
        {group && <RailGroup group={group} current={current} />}
      </ul>
    </nav>
  );
};

const RailItem = ({ entry, current }: { entry: NavEntry; current: string | undefined }) => (
  <li>
    <a href={entry.href} aria-current={entry.key === current ? 'page' : undefined}>
      {entry.icon && <Icon name={entry.icon} />}
      <span class="rail-label">{entry.label}</span>
      {entry.count !== undefined && entry.count > 0 && <span class="count">{entry.count}</span>}
    </a>
  </li>
);

/** The browser itself opens, closes and gives back the focus; without that it is one more list at the bottom. */
const RailGroup = ({ group, current }: { group: NavGroup; current: string | undefined }) => (
  <li class="rail-group">
    <button
      type="button"
      popovertarget="rail-more"
      class={group.entries.some(({ key }) => key === current) ? 'rail-more rail-more-here' : 'rail-more'}
    >
      {group.icon && <Icon name={group.icon} />}
      <span class="rail-label">{group.label}</span>
    </button>
    <p class="rail-head" id="rail-head">
      {group.label}
    </p>
    <ul id="rail-more" popover="auto" aria-labelledby="rail-head">
      {group.entries.map((entry) => (
        <RailItem entry={entry} current={current} />
      ))}
    </ul>
  </li>
);
