import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import type { Language } from '../platform/language/catalogue.ts';
import { assetUrl } from '../platform/web/assets.ts';
import { LanguageContext } from './language.ts';

export type Scheme = 'system' | 'light' | 'dark';

type DocumentProps = PropsWithChildren<{
  language: Language;
  /** Goes to the browser's history and task bar: constant words only, never a name or a reference. */
  title: string;
  scheme: Scheme;
  bundle: 'staff' | 'help';
  bodyClass: string;
  /** Only the public pages may be found by search engines; everything else says that it isn't to be. */
  findable?: boolean | undefined;
  attributes?: Readonly<Record<string, string>> | undefined;
}>;

/** The shell that every page shares. */
export const Document = ({
  language,
  title,
  scheme,
  bundle,
  bodyClass,
  attributes,
  findable,
  children,
}: DocumentProps) => (
  <LanguageContext.Provider value={language}>
    {/* Written out because hono/jsx has no doctype, and without one browsers fall back to their oldest rules. */}
    {raw('<!doctype html>')}
    <html lang={language} {...(scheme === 'system' ? {} : { 'data-scheme': scheme })}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {!findable && <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content={scheme === 'system' ? 'light dark' : scheme} />
        <meta name="format-detection" content="telephone=no" />
        <title>{title}</title>
        <link rel="icon" href={assetUrl('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl(`${bundle}.css`)} />
        <script src={assetUrl(`${bundle}.js`)} defer></script>
      </head>
      <body class={bodyClass} {...attributes}>
        {children}
      </body>
    </html>
  </LanguageContext.Provider>
);
