import { inflateSync } from 'node:zlib';

/** The text of a PDF of ours, without spaces: what its streams draw, read by the fonts' own tables. */
export function pdfWords(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  const objects = new Map(
    [...text.matchAll(/(\d+) 0 obj\n([\s\S]*?)endobj/g)].map(([, id = '', body = '']) => [id, body]),
  );
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const body of objects.values())
    for (const [, list = ''] of body.matchAll(/\/Font <<([\s\S]*?)>>/g))
      for (const [, name = '', id = ''] of list.matchAll(/\/(\w+) (\d+) 0 R/g)) {
        const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1];
        fonts.set(name, lettersOf(streamOf(objects.get(table ?? '') ?? '')));
      }
  let words = '';
  for (const body of objects.values()) {
    const stream = streamOf(body);
    if (!stream.includes('BT')) continue;
    let font: ReadonlyMap<string, string> = new Map();
    for (const [, name, one, several] of stream.matchAll(shows)) {
      if (name) font = fonts.get(name) ?? font;
      for (const [shown] of (one ?? several ?? '').matchAll(strings)) words += readShown(shown, font);
    }
  }
  return words.replaceAll(/\s/g, '');
}

const plain = String.raw`\\[\s\S]|[^\\()]`;
/** Brackets stand bare in a string where each that opens is closed. */
const string = String.raw`(?:\((?:${plain}|\((?:${plain}|\((?:${plain})*\))*\))*\)|<[0-9a-fA-F]+>)`;
const strings = new RegExp(string, 'g');
/** A font, one string that is shown, or several with the space between them: any letter may be in a string. */
const shows = new RegExp(String.raw`\/(\w+) [\d.]+ Tf|(${string})\s*Tj|\[((?:[^()<>\]]|${string})*)\]\s*TJ`, 'g');

const streamOf = (body: string): string => {
  const found = /stream\n([\s\S]*?)\nendstream/.exec(body)?.[1];
  if (found === undefined) return '';
  return body.includes('/FlateDecode') ? inflated(found) : found;
};

const inflated = (stream: string): string => {
  try {
    return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
};

const lettersOf = (table: string): ReadonlyMap<string, string> =>
  new Map(
    [...table.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/g)].map(([, code = '', letters = '']) => [
      code,
      Buffer.from(letters, 'hex').swap16().toString('utf16le'),
    ]),
  );

const escaped: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function readShown(shown: string, font: ReadonlyMap<string, string>): string {
  const bytes = shown.startsWith('<')
    ? Buffer.from(shown.slice(1, -1), 'hex')
    : Buffer.from(
        shown
          .slice(1, -1)
          .replaceAll(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal: string | undefined, letter: string) =>
            octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (escaped[letter] ?? letter),
          ),
        'latin1',
      );
  const codes = bytes.toString('hex').toUpperCase().match(/.{4}/g) ?? [];
  return codes.map((code) => font.get(code) ?? '').join('');
}
