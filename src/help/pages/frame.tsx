import type { PropsWithChildren } from 'hono/jsx';
import type { Language } from '../../platform/language/catalogue.ts';
import { PublicPage } from '../../ui/index.ts';
import type { LocalHelp } from '../local-help.ts';
import { helpTexts } from '../texts.ts';

export type HelpView = { language: Language; municipality: string; local: readonly LocalHelp[] };

/** Swedish has no mark in the address; every link keeps the other language, since no cookie does. */
export const linkTo = (path: string, language: Language): string =>
  language === 'sv' ? path : `${path}?sprak=${language}`;

export const HelpFrame = ({ view, path, children }: PropsWithChildren<{ view: HelpView; path: string }>) => {
  const { language, municipality } = view;
  const t = helpTexts(language);
  return (
    <PublicPage
      language={language}
      documentTitle={t.documentTitle(municipality)}
      municipality={municipality}
      homeHref={linkTo('/', language)}
      otherLanguageHref={linkTo(path, language === 'sv' ? 'en' : 'sv')}
      exitHref="/lamna"
      footer={[
        { label: t.start, href: linkTo('/', language) },
        { label: t.footer.traces, href: linkTo('/hjalp/e', language) },
        { label: t.doors.staff.label, href: linkTo('/logga-in', language) },
      ]}
    >
      {children}
    </PublicPage>
  );
};

export const ExitNote = ({ language }: { language: Language }) => {
  const t = helpTexts(language);
  return (
    <p class="exit-note">
      {t.exitNote} <a href={linkTo('/hjalp/e', language)}>{t.exitMore}</a>
    </p>
  );
};
