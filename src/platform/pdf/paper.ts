import sharp, { type Sharp } from 'sharp';
import { err, ok, type Result } from '../../kernel/result.ts';
import { drawPages } from './draw-pages.ts';

export const largestPaper = 10 * 1024 * 1024;

/** Kept as a picture, whatever came in. */
export type Paper = { readonly mediaType: 'image/jpeg'; readonly content: Uint8Array };
export type PaperProblem = 'missing' | 'tooLarge' | 'tooManyPages' | 'notReadable';

const begins = (content: Uint8Array, ...bytes: number[]) => bytes.every((byte, i) => content[i] === byte);

/**
 * A scan or photo of the signed paper. What it is is read from its first bytes, never from its name. All of it is drawn anew:
 * where and with what it was made stays behind, and so does whatever else a picture or a PDF can carry. Pages of a PDF stand
 * one below the other.
 */
export async function readPaper(content: Uint8Array): Promise<Result<Paper, PaperProblem>> {
  if (content.length === 0) return err('missing');
  if (content.length > largestPaper) return err('tooLarge');
  try {
    if (begins(content, 0x25, 0x50, 0x44, 0x46, 0x2d)) return await drawPdf(content);
    const isPicture = begins(content, 0xff, 0xd8, 0xff) || begins(content, 0x89, 0x50, 0x4e, 0x47);
    return isPicture ? await drawPicture(content) : err('notReadable');
  } catch {
    return err('notReadable'); // it began as a picture, and wasn't one
  }
}

/** What a sheet of A4 is higher than it is wide. */
const sheet = Math.SQRT2;

/**
 * On how many sheets it is read. Pages of a PDF stand one below the other: they are taken apart where one ends. A picture that is no more
 * than a little too high is made to fit, for a cut would go through its words.
 */
export async function sheetsOf({ content }: Paper): Promise<number> {
  const { width, height } = await sharp(content).metadata();
  const sheets = height / (width * sheet);
  const whole = Math.round(sheets);
  if (whole > 1 && Math.abs(sheets - whole) < 0.02 * whole) return whole;
  return sheets > 2.5 ? Math.ceil(sheets) : 1;
}

/** One sheet of it, counted from one; nothing where it has no such. */
export async function sheetOf(paper: Paper, number: number): Promise<Paper | undefined> {
  const sheets = await sheetsOf(paper);
  if (number < 1 || number > sheets) return undefined;
  if (sheets === 1) return paper;
  const { width, height } = await sharp(paper.content).metadata();
  const top = Math.floor((height * (number - 1)) / sheets);
  const cut = { left: 0, top, width, height: Math.floor((height * number) / sheets) - top };
  const piece = await asJpeg(sharp(paper.content).extract(cut));
  return piece.ok ? piece.value : undefined;
}

const asJpeg = async (drawing: Sharp): Promise<Result<Paper, never>> =>
  ok({ mediaType: 'image/jpeg', content: await drawing.jpeg({ quality: 80 }).toBuffer() });

const drawPicture = (content: Uint8Array) =>
  asJpeg(
    sharp(content, { limitInputPixels: 60_000_000 })
      .rotate()
      .resize({ width: 2480, height: 3508, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' }),
  );

async function drawPdf(content: Uint8Array): Promise<Result<Paper, PaperProblem>> {
  const pages = await drawPages(content);
  if (!pages.ok) return pages;
  const drawn = await Promise.all(
    pages.value.map(({ width, height, grey }) =>
      sharp(grey, { raw: { width, height, channels: 1 } })
        .png()
        .toBuffer(),
    ),
  );
  const [only] = drawn;
  return asJpeg(drawn.length === 1 ? sharp(only) : sharp(drawn, { join: { across: 1 } }));
}
