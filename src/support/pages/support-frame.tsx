import type { Child, PropsWithChildren } from 'hono/jsx';
import { type Frame, StaffPage } from '../../access/index.ts';
import { isManager, worksWithPeople } from '../../organisation/index.ts';
import { serviceTexts } from '../service-texts.ts';

type Props = PropsWithChildren<{
  frame: Frame;
  title: string;
  lead?: string | undefined;
  narrow?: boolean | undefined;
  action?: Child | undefined;
}>;

/** The pages about what help there is: under Ärenden for those who work with people, else under the organisation. */
export const SupportFrame = ({ frame, title, lead, narrow, action, children }: Props) => {
  const t = serviceTexts(frame.language);
  const leads = isManager(frame.actor);
  const ways = [
    { href: '/insatser', label: t.ways.catalogue },
    { href: '/insatser/barn', label: t.ways.children },
    { href: '/insatser/grupper', label: t.ways.groups },
    ...(leads ? [{ href: '/insatser/ko', label: t.ways.queue }] : []),
  ];
  return (
    <StaffPage
      frame={frame}
      title={title}
      documentTitle={t.title}
      current={worksWithPeople(frame.actor) ? 'files' : 'organisation'}
      lead={lead}
      narrow={narrow}
      action={action}
    >
      <div class="stack-wide">
        <nav class="filter" aria-label={t.ways.label}>
          <ul>
            {ways.map(({ href, label }) => (
              <li>
                <a href={href} aria-current={href === frame.path ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {children}
      </div>
    </StaffPage>
  );
};
