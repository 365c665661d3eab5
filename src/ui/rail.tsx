import { Icon, type IconName } from './icon.tsx';
import { useTexts } from './texts.ts';

/** At the left on a desk, at the bottom on a phone: the same list. */
export type NavEntry = { key: string; href: string; label: string; icon?: IconName; count?: number };

export const Rail = ({ entries, current }: { entries: readonly NavEntry[]; current: string | undefined }) => {
  const t = useTexts();
  return (
    <nav class="rail" aria-label={t.mainNavigation}>
      <ul>
        {entries.map(({ key, href, label, icon, count }) => (
          <li>
            <a href={href} aria-current={key === current ? 'page' : undefined}>
              {icon && <Icon name={icon} />}
              <span class="rail-label">{label}</span>
              {count !== undefined && count > 0 && <span class="count">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
