import type { Child, PropsWithChildren } from 'hono/jsx';
import { type Frame, StaffPage } from '../../access/index.ts';
import { isManager } from '../organisation.ts';
import { organisationTexts } from '../texts.ts';

type Props = PropsWithChildren<{
  frame: Frame;
  title: string;
  lead?: string | undefined;
  narrow?: boolean | undefined;
  action?: Child | undefined;
}>;

export const isAdministrator = ({ actor }: Pick<Frame, 'actor'>): boolean =>
  actor.roles.some(({ role }) => role === 'administrator');

export type Way = { readonly href: string; readonly label: string };

/** The parts of the organisation that this reader can do something with. */
function partsFor(frame: Pick<Frame, 'actor' | 'language'>): Way[] {
  const { pages } = organisationTexts(frame.language);
  const leads = isManager(frame.actor);
  const administrates = isAdministrator(frame);
  return [
    ...(leads || administrates ? [{ href: '/organisation', label: pages.overview }] : []),
    ...(administrates ? [{ href: '/organisation/enheter', label: pages.units }] : []),
    ...(leads || administrates ? [{ href: '/organisation/personal', label: pages.staff }] : []),
    ...(leads || administrates ? [{ href: '/organisation/jour', label: pages.rota }] : []),
    // The seats of a group are filled where it meets, which an administrator has no other way to.
    ...(administrates ? [{ href: '/moten', label: pages.groups }] : []),
    ...(administrates ? [{ href: '/insatser', label: pages.support }] : []),
    { href: '/organisation/franvaro', label: pages.absence },
    { href: '/organisation/delegation', label: pages.delegation },
    ...(leads || administrates ? [{ href: '/organisation/gallring', label: pages.retention }] : []),
    ...(administrates ? [{ href: '/organisation/bestammelser', label: pages.provisions }] : []),
    ...(administrates ? [{ href: '/organisation/instrument', label: pages.instruments }] : []),
    ...(administrates ? [{ href: '/organisation/mallar', label: pages.templates }] : []),
    ...(administrates ? [{ href: '/organisation/kommunen', label: pages.settings }] : []),
  ];
}

/** Links beside each other, the one that is shown marked. */
export const Ways = ({ label, ways, current }: { label: string; ways: readonly Way[]; current: string }) => (
  <nav class="filter" aria-label={label}>
    <ul>
      {ways.map(({ href, label: words }) => (
        <li>
          <a href={href} aria-current={href === current ? 'page' : undefined}>
            {words}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

export const OrganisationPage = ({ frame, title, lead, narrow, action, children }: Props) => {
  const t = organisationTexts(frame.language);
  return (
    <StaffPage
      frame={frame}
      title={title}
      documentTitle={t.pages.overview}
      current="organisation"
      lead={lead}
      narrow={narrow}
      action={action}
    >
      <div class="stack-wide">
        <Ways label={t.nav} ways={partsFor(frame)} current={frame.path} />
        {children}
      </div>
    </StaffPage>
  );
};
