import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Language } from '../platform/language/catalogue.ts';
import { Document, type Scheme } from './document.tsx';
import { Icon } from './icon.tsx';
import { type NavEntry, type NavGroup, Rail } from './rail.tsx';
import { uiTexts } from './texts.ts';
import { type Actor, TopBar } from './top-bar.tsx';

type Protection = 'none' | 'secrecyMarker' | 'protectedRegistration' | 'assumedIdentity';

export type PageProps = PropsWithChildren<{
  language: Language;
  scheme: Scheme;
  /** The heading. May name a person: it isn't what the browser remembers. */
  title: string;
  /** What the browser remembers, in constant words; the current entry's label when left out. */
  documentTitle?: string | undefined;
  /** Key of the entry that is lit. */
  current?: string | undefined;
  nav: readonly NavEntry[];
  /** What of it is gathered under one word. */
  navGroup?: NavGroup | undefined;
  /** This page, for the way back after language, appearance and lock. */
  path: string;
  actor?: Actor | undefined;
  /** "Jour till 08.00" – my own duty, in words. */
  duty?: string | undefined;
  newContactHref?: string | undefined;
  conveneHref?: string | undefined;
  protection?: Protection | undefined;
  band?: 'perpetrator' | undefined;
  /** The sticky line of a file page. */
  strip?: Child | undefined;
  /** The strip shows the name already: the heading stays for those who listen. */
  titleInStrip?: boolean | undefined;
  /** The answer to what was just done, in one line. */
  notice?: Child | undefined;
  /** A line under the heading. */
  lead?: Child | undefined;
  /** The page's own act, beside the heading. */
  action?: Child | undefined;
  /** Ways that must be near from everywhere, below the work. */
  foot?: Child | undefined;
  idleMinutes?: number | undefined;
  /** Forms read best in one narrow column. */
  narrow?: boolean | undefined;
}>;

export const Page = (props: PageProps) => {
  const { language, scheme, title, nav, current, path, actor, protection = 'none', band, idleMinutes = 10 } = props;
  const t = uiTexts(language);
  const entry = [...nav, ...(props.navGroup?.entries ?? [])].find(({ key }) => key === current);
  return (
    <Document
      language={language}
      scheme={scheme}
      title={`${props.documentTitle ?? entry?.label ?? t.siteName}${entry || props.documentTitle ? ` – ${t.siteName}` : ''}`}
      bundle="staff"
      bodyClass={band ? `staff band-${band}` : 'staff'}
      attributes={actor ? { 'data-idle-minutes': String(idleMinutes) } : undefined}
    >
      <a class="skip-link" href="#content">
        {t.skipToContent}
      </a>
      <TopBar
        language={language}
        scheme={scheme}
        path={path}
        actor={actor}
        duty={props.duty}
        newContactHref={props.newContactHref}
        conveneHref={props.conveneHref}
      />
      <Rail entries={nav} group={props.navGroup} current={current} />
      <main id="content" tabindex={-1} class={props.narrow ? 'main main-narrow' : 'main'}>
        {band && <p class="band">{t.perpetratorBand}</p>}
        {protection !== 'none' && (
          <p class="protection">
            <Icon name="lock" size={16} />
            {t.protection[protection]}
          </p>
        )}
        {props.strip}
        {props.notice}
        <div class={props.titleInStrip && !props.action ? undefined : 'page-head'}>
          <h1 class={props.titleInStrip ? 'unseen' : undefined}>{title}</h1>
          {props.action}
        </div>
        {props.lead && <p class="lead">{props.lead}</p>}
        {props.children}
        {props.foot && (
          <nav class="page-foot screen-only" aria-label={t.alwaysAtHand}>
            {props.foot}
          </nav>
        )}
      </main>
    </Document>
  );
};
