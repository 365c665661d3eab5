import type { Seen, SeenForm } from '../crawl/seen.ts';

/** Run in the page, with or without its script: says what is on it, for the crawler to judge. */

const all = <E extends Element>(selector: string): E[] => [...document.querySelectorAll<E>(selector)];
const opening = (element: Element): string =>
  element.outerHTML.slice(0, element.outerHTML.indexOf('>') + 1).slice(0, 160);
const words = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The words of the page's own part, block by block, as they are sent; what script adds comes on top. */
function linesOf(main: Element | null): string[] {
  const leaves = main
    ? [...main.querySelectorAll('h1, h2, h3, p, li, dt, dd, th, td, label, legend, button, option')]
    : [];
  return leaves
    .filter((leaf) => !leaf.querySelector('p, li, dt, dd, td, label, button') && !leaf.closest('noscript'))
    .map(words)
    .filter(Boolean);
}

const onAttributes = (element: Element): boolean => element.getAttributeNames().some((name) => name.startsWith('on'));

const inline = (): string[] =>
  [
    ...all('style, [style], iframe, object, embed, base, meta[http-equiv]'),
    ...all('script').filter((script) => !script.hasAttribute('src') || words(script) !== ''),
    ...all('a[href^="javascript:" i], a[href^="data:" i]'),
    ...all('*').filter(onAttributes),
  ].map(opening);

const foreign = (): string[] =>
  all('script[src], link[href], img[src], source[src], video[src], audio[src], use[href], form[action]')
    .filter((element) => {
      const address =
        element.getAttribute('src') ?? element.getAttribute('href') ?? element.getAttribute('action') ?? '';
      return new URL(address, location.href).origin !== location.origin;
    })
    .map(opening);

const scripted = (): string[] =>
  all<HTMLElement>('button, [role="button"], input[type="button"], a:not([href]), [contenteditable]')
    .filter((control) => {
      if (control.hidden || control.closest('[hidden]')) return false;
      // The browser itself opens what such a button names.
      if (control instanceof HTMLButtonElement && control.popoverTargetElement) return false;
      if (control instanceof HTMLButtonElement) return control.type !== 'submit' || control.form === null;
      return true;
    })
    .map(opening);

const stickingOut = (): string[] =>
  all('body *')
    .filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.right > innerWidth + 1;
    })
    .slice(0, 5)
    .map(opening);

function formOf(form: HTMLFormElement): SeenForm {
  const data = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]);
  return {
    method: form.method,
    action: form.getAttribute('action') ?? '',
    query: new URLSearchParams(data).toString(),
    inMain: form.closest('main') !== null,
    submits: form.querySelector('button:not([type]), button[type="submit"], input[type="submit"]') !== null,
  };
}

/** The values that change how an element is read or drawn; ids, addresses and words don't. */
const telling = ['class', 'role', 'type', 'aria-current', 'aria-pressed', 'data-variant', 'data-scheme'];

const kindOf = (element: Element): string =>
  `${element.parentElement?.tagName}>${element.tagName} ${element
    .getAttributeNames()
    .map((name) => (telling.includes(name) ? `${name}=${element.getAttribute(name)}` : name))
    .sort()
    .join(' ')}`;

const outline = (): string[] => {
  const headings = all('h1, h2, h3, h4, h5, h6').map(({ tagName }) => tagName);
  return headings.map((heading, n) => `${headings[n - 1] ?? 'nothing'} before ${heading}`);
};

const main = document.querySelector('main');
const wider = document.documentElement.scrollWidth - innerWidth;

export const seen: Seen = {
  title: document.title,
  lang: document.documentElement.lang,
  h1: all('h1').map(words),
  lines: linesOf(main),
  kinds: [...new Set([...all('body *').map(kindOf), ...outline()])],
  links: all<HTMLAnchorElement>('a[href]').map((link) => link.href),
  forms: all<HTMLFormElement>('form').map(formOf),
  inline: inline(),
  foreign: foreign(),
  scripted: scripted(),
  wider,
  stickingOut: wider > 0 ? stickingOut() : [],
};
