import type { PropsWithChildren } from 'hono/jsx';
import type { Language } from '../platform/language/catalogue.ts';
import { Document, type Scheme } from './document.tsx';
import { uiTexts } from './texts.ts';

type BarePageProps = PropsWithChildren<{
  language: Language;
  scheme: Scheme;
  title: string;
  documentTitle?: string | undefined;
}>;

/** One sheet in the middle: sign-in, lock, errors. Nothing of the house around it. */
export const BarePage = ({ language, scheme, title, documentTitle, children }: BarePageProps) => {
  const t = uiTexts(language);
  return (
    <Document
      language={language}
      scheme={scheme}
      title={`${documentTitle ?? title} – ${t.siteName}`}
      bundle="staff"
      bodyClass="bare"
    >
      <main id="content" class="sheet stack">
        <p class="wordmark">{t.siteName}</p>
        <h1>{title}</h1>
        {children}
      </main>
    </Document>
  );
};
