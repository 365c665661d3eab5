/**
 * Words that tell what a page is about to whoever sees an address bar, a history or a task bar. As stems: of compounds too.
 * Letters as in addresses and as in words.
 */
const telling = [
  'vald',
  'våld',
  'kvinn',
  'misshand',
  'overgrepp',
  'övergrepp',
  'hot',
  'stalk',
  'brott',
  'offer',
  'utsatt',
  'utov',
  'utöv',
  'skydd',
  'shelter',
  'violence',
  'abuse',
  'victim',
  'perpetrator',
  'orosanm',
  'hemlig',
  'secret',
] as const;

/** The telling ones among the words of an address or a title. */
export const tellingWords = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-zåäöé0-9]+/)
    .filter((word) => telling.some((stem) => word.startsWith(stem)) && word !== 'hotell');
