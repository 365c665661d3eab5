import type { Visitor } from '../player.ts';

/** The address of her own file of this name, as the list of her files leads there. */
export async function fileCalled(who: Visitor, name: string): Promise<string | undefined> {
  const html = (await who.get('/arenden')).text;
  return new RegExp(`href="(/akt/[^"/#]+)"[^>]*>[^<]*${name.replace('.', '\\.')}`).exec(html)?.[1];
}

/** By what a file is called where it has no name. */
export async function referenceOf(who: Visitor, address: string): Promise<string> {
  return /\b[A-Z0-9]{3}-[A-Z0-9]{4}\b/.exec((await who.get(address)).text)?.[0] ?? '';
}

/** She has read what she was told of a file: it does not call for her any more. */
export async function readOf(who: Visitor, reference: string): Promise<void> {
  const rows = (await who.get('/min-dag')).text.split('<li').filter((row) => row.includes(reference));
  for (const row of rows) {
    const called = /action="(\/larm\/[0-9a-f-]+)"/.exec(row)?.[1];
    if (called) await who.send(called);
  }
}
