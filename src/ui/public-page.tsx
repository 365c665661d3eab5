import type { PropsWithChildren } from 'hono/jsx';
import type { Language } from '../platform/language/catalogue.ts';
import { Document } from './document.tsx';
import { uiTexts } from './texts.ts';

export type PublicPageProps = PropsWithChildren<{
  language: Language;
  /** Constant and neutral: it stays in the history of a phone that others may hold. */
  documentTitle: string;
  municipality: string;
  /** This page in the other language. */
  otherLanguageHref: string;
  homeHref: string;
  /** Leads away through a page that clears what can be cleared. */
  exitHref: string;
  footer: { label: string; href: string }[];
}>;

/** Frame of the help pages: the phone's own letters, no cookie, and the way out always in sight. */
export const PublicPage = (props: PublicPageProps) => {
  const { language, documentTitle, municipality, exitHref, children } = props;
  const t = uiTexts(language);
  return (
    <Document language={language} title={documentTitle} scheme="system" bundle="help" bodyClass="help" findable>
      <a class="skip-link" href="#content">
        {t.skipToContent}
      </a>
      <nav class="exit" aria-label={t.exit.label}>
        <a class="skip-link" href={exitHref} data-exit="" rel="nofollow noreferrer">
          {t.exit.hiddenLink}
        </a>
        <a class="exit-button" href={exitHref} data-exit="" rel="nofollow noreferrer">
          {t.exit.label}
        </a>
        <span class="exit-dots" data-presses="0" aria-hidden="true">
          <span></span>
          <span></span>
          <span></span>
        </span>
        <span
          class="exit-status unseen"
          role="status"
          data-words={[t.exit.presses(1), t.exit.presses(2), t.exit.leaving].join('|')}
        ></span>
      </nav>
      <header class="help-head">
        <a class="help-home" href={props.homeHref}>
          {municipality}
        </a>
        <a
          class="help-language"
          href={props.otherLanguageHref}
          lang={language === 'sv' ? 'en' : 'sv'}
          hreflang={language === 'sv' ? 'en' : 'sv'}
        >
          {t.otherLanguage}
        </a>
      </header>
      <main id="content" class="help-main" tabindex={-1}>
        {children}
      </main>
      <footer class="help-foot">
        <ul>
          {props.footer.map(({ label, href }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </footer>
    </Document>
  );
};
