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

/**
 * The words that titles are made of: they stay in the history of a browser and in its task bar. Before a word is added,
 * ask what it tells to one who looks over the shoulder, or who shares the phone.
 */
export const titleWords: ReadonlySet<string> = new Set(
  `samgrepp strandhaga kommun hjälp help sida page
  loggkontroll log control min dag my day jour duty jourblad mottag intake ärenden files möten meetings möte meeting akt akten file plan varför ser jag detta? why do i see this? behöver du öppna akten? need to open kontakt kontakten contact the ny new uppföljning follow-up ärendeläge case load organisation organization insatser support services
  logga in sign låst locked skapa din passkey create your länken gäller inte link`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
