import type { Child, PropsWithChildren } from 'hono/jsx';
import { showMoment } from '../platform/language/dates.ts';
import { type NavEntry, type NavGroup, Notice, Page, type PageProps, Strip } from '../ui/index.ts';
import { EmergencyBar } from './emergency/emergency-bar.tsx';
import type { Frame } from './route.ts';
import { accessTexts } from './texts.ts';

type Own =
  | 'language'
  | 'scheme'
  | 'nav'
  | 'navGroup'
  | 'path'
  | 'actor'
  | 'duty'
  | 'newContactHref'
  | 'conveneHref'
  | 'notice'
  | 'foot';
type Props = PropsWithChildren<
  Omit<PageProps, Own | 'children'> & {
    frame: Frame;
    current?: NavKey | undefined;
    /** The page shows what warns, and how old what was assessed is, in its own place with more beside it. */
    ownWarnings?: boolean | undefined;
  }
>;

type NavKey = 'today' | 'duty' | 'intake' | 'files' | 'followup' | 'meetings' | 'organisation' | 'review' | 'caseLoad';

/** Every page for staff: who I am, my duty, the ways on, and the answer to what I just did. */
export const StaffPage = ({ frame, ownWarnings, children, ...page }: Props) => {
  const t = accessTexts(frame.language);
  const { actor, notice } = frame;
  return (
    <Page
      band={frame.file?.perpetrator ? 'perpetrator' : undefined}
      protection={frame.file?.protection}
      strip={!ownWarnings && <Ages frame={frame} />}
      {...page}
      language={frame.language}
      scheme={frame.scheme}
      path={frame.path}
      {...navFor(frame)}
      actor={{
        name: actor.name,
        unitName: actor.roles[0]?.unitName ?? '',
        roles: [...new Set(actor.roles.map(({ role }) => t.roles[role]))],
      }}
      duty={dutyInWords(frame)}
      newContactHref={worksWithFiles(actor) ? '/kontakt/ny' : undefined}
      foot={
        worksWithFiles(actor) && (
          <ul class="foot-ways">
            <li>
              <a href="/aterkalla">{t.withdrawal}</a>
            </li>
            <li>
              <a href="/intyg">{t.certificates}</a>
            </li>
            <li>
              <a href="/nodoppning">{t.emergency}</a>
            </li>
          </ul>
        )
      }
      conveneHref={worksWithFiles(actor) ? conveneHref(frame) : undefined}
      notice={
        <>
          {!ownWarnings && (frame.file?.top?.warnings as Child)}
          {frame.file?.emergency && <EmergencyBar frame={frame} emergency={frame.file.emergency} />}
          {notice && (
            <Notice kind="done" announce>
              <p>{notice.text}</p>
              {notice.undo && (
                <form method="post" action={notice.undo}>
                  <button type="submit" class="ds-button button button-small" data-variant="secondary">
                    {t.undo}
                  </button>
                </form>
              )}
            </Notice>
          )}
        </>
      }
    >
      {children}
    </Page>
  );
};

/** The strip of a page inside a file, where it has none of its own (look.md): what is old is seen wherever one works. */
const Ages = ({ frame }: { frame: Frame }) => {
  const top = frame.file?.top;
  const ages = [top?.protection, top?.risk].flatMap((age) => age ?? []);
  if (!top || ages.length === 0) return null;
  return <Strip label={accessTexts(frame.language).fileStrip} name={top.reference} items={ages} />;
};

/** In a file or a contact the meeting is about that one; elsewhere it is asked which of mine. */
const conveneHref = ({ file, path }: Frame): string => {
  const [, own] = (file && /^(\/(?:akt|kontakt)\/[^/]+)(?:\/|$)/.exec(path)) ?? [];
  return own ? `${own}/akut` : '/akut';
};

/** An administrator, an auditor and the chair of the board have no work with files. */
const worksWithFiles = ({ roles, duty }: Frame['actor']): boolean =>
  duty.length > 0 || roles.some(({ role }) => !['administrator', 'auditor', 'boardChair'].includes(role));

/** Who makes the recurring control of the log: a unit's leaders, and an auditor of all. */
const controlsLog = ({ roles }: Frame['actor']): boolean =>
  roles.some(({ role }) => role === 'teamLeader' || role === 'unitManager' || role === 'auditor');

/**
 * The entries that lead somewhere for this actor. Whoever leads has more than the five that stand beside each other on a phone: what
 * she goes to now and then is gathered under one word.
 */
function navFor({ actor, language }: Pick<Frame, 'actor' | 'language'>): { nav: NavEntry[]; navGroup?: NavGroup } {
  const t = accessTexts(language);
  const roles = new Set(actor.roles.map(({ role }) => role));
  const leads = roles.has('teamLeader') || roles.has('unitManager');
  type Entry = NavEntry & { key: NavKey };
  const day: Entry = { key: 'today', href: '/min-dag', label: t.nav.today, icon: 'day' };
  const duty: Entry = { key: 'duty', href: '/jour', label: t.nav.duty, icon: 'duty' };
  const work: Entry[] = worksWithFiles(actor)
    ? [
        { key: 'intake', href: '/mottag', label: t.nav.intake, icon: 'intake' },
        { key: 'files', href: '/arenden', label: t.nav.files, icon: 'cases' },
        { key: 'meetings', href: '/moten', label: t.nav.meetings, icon: 'meetings' },
      ]
    : [];
  const followup: Entry = { key: 'followup', href: '/uppfoljning', label: t.nav.followup, icon: 'figures' };
  const caseLoad: Entry = { key: 'caseLoad', href: '/arendelage', label: t.nav.caseLoad, icon: 'cases' };
  const organisation: Entry = {
    key: 'organisation',
    href: '/organisation',
    label: t.nav.organisation,
    icon: 'settings',
  };
  const review: Entry = { key: 'review', href: '/kontroll', label: t.logReview, icon: 'routines' };
  const rest = [
    ...(leads ? [caseLoad, followup] : []),
    ...(leads || roles.has('administrator') ? [organisation] : []),
    ...(controlsLog(actor) ? [review] : []),
  ];
  if (work.length + rest.length <= 3) return { nav: [day, duty, ...work, ...rest] };
  return { nav: [day, ...work], navGroup: { label: t.nav.leading, icon: 'person', entries: [duty, ...rest] } };
}

function dutyInWords({ actor, language, now }: Frame): string | undefined {
  const shift = actor.duty[0];
  return shift && accessTexts(language).dutyUntil(shift.duty, showMoment(language, shift.ends, now));
}
