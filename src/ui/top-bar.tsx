import type { Language } from '../platform/language/catalogue.ts';
import type { Scheme } from './document.tsx';
import { Icon } from './icon.tsx';
import { useTexts } from './texts.ts';

export type Actor = { name: string; unitName: string; roles: readonly string[] };

type TopBarProps = {
  language: Language;
  scheme: Scheme;
  path: string;
  actor: Actor | undefined;
  duty: string | undefined;
  newContactHref: string | undefined;
  conveneHref: string | undefined;
};

const schemes = ['system', 'light', 'dark'] as const satisfies readonly Scheme[];

const LanguageSwitch = ({ language, path }: { language: Language; path: string }) => {
  const t = useTexts();
  const other = language === 'sv' ? 'en' : 'sv';
  return (
    <form method="post" action="/sprak" class="language">
      <input type="hidden" name="back" value={path} />
      <button type="submit" name="language" value={other} lang={other}>
        {t.otherLanguage}
      </button>
    </form>
  );
};

type AccountProps = { actor: Actor; language: Language; scheme: Scheme; path: string };

const Account = ({ actor, language, scheme, path }: AccountProps) => {
  const t = useTexts();
  return (
    <details class="account">
      <summary>
        <Icon name="person" />
        <span class="account-name">{actor.name}</span>
        <span class="unseen">, {t.account}</span>
      </summary>
      <div class="account-panel">
        <p>
          <strong>{actor.name}</strong>
          <br />
          {actor.unitName}
          {actor.roles.length > 0 && ` · ${actor.roles.join(', ')}`}
        </p>
        <p>
          <a href="/jav">{t.relations}</a>
        </p>
        <LanguageSwitch language={language} path={path} />
        <form method="post" action="/utseende" class="schemes">
          <input type="hidden" name="back" value={path} />
          <fieldset>
            <legend>{t.appearance}</legend>
            {schemes.map((choice) => (
              <button type="submit" name="scheme" value={choice} aria-pressed={choice === scheme ? 'true' : 'false'}>
                {t.schemes[choice]}
              </button>
            ))}
          </fieldset>
        </form>
        <form method="post" action="/logga-ut">
          <button type="submit" class="ds-button button button-secondary button-small" data-variant="secondary">
            {t.signOut}
          </button>
        </form>
      </div>
    </details>
  );
};

/** What must be one press away from every page: take a call, call people together, vanish, lock. */
export const TopBar = ({ language, scheme, path, actor, duty, newContactHref, conveneHref }: TopBarProps) => {
  const t = useTexts();
  return (
    <header class="top-bar">
      <a class="wordmark" href={actor ? '/min-dag' : '/'}>
        {t.siteName}
      </a>
      {(newContactHref || conveneHref) && (
        <div class="top-acts">
          {newContactHref && (
            <a class="top-act top-act-new" href={newContactHref}>
              <Icon name="plus" />
              <span>{t.newContact}</span>
            </a>
          )}
          {conveneHref && (
            <a class="top-act top-act-urgent" href={conveneHref}>
              <Icon name="urgent" />
              <span class="wide-word">{t.convene}</span>
              <span class="narrow-word" aria-hidden="true">
                {t.conveneShort}
              </span>
            </a>
          )}
        </div>
      )}
      {duty && (
        <p class="duty">
          <Icon name="duty" size={16} />
          <span>{duty}</span>
        </p>
      )}
      <div class={actor ? 'top-tools' : 'top-tools top-tools-nobody'}>
        <LanguageSwitch language={language} path={path} />
        {actor && <Account actor={actor} language={language} scheme={scheme} path={path} />}
        {actor && (
          <>
            <a class="tool" href="/dold" data-hide={t.hiddenShow} title={t.hideHelp} aria-keyshortcuts="Alt+Shift+D">
              <Icon name="hide" />
              <span>{t.hide}</span>
            </a>
            <form method="post" action="/las">
              <input type="hidden" name="back" value={path} />
              <button type="submit" class="tool" data-lock="">
                <Icon name="lock" />
                <span>{t.lock}</span>
              </button>
            </form>
          </>
        )}
      </div>
    </header>
  );
};
