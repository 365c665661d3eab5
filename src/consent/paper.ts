import sharp from 'sharp';
import { err, ok, type Result } from '../kernel/result.ts';

export const largestPaper = 10 * 1024 * 1024;

export type Paper = { readonly mediaType: 'image/jpeg' | 'application/pdf'; readonly content: Uint8Array };
export type PaperProblem = 'missing' | 'tooLarge' | 'notReadable';

const begins = (content: Uint8Array, ...bytes: number[]) => bytes.every((byte, i) => content[i] === byte);

/**
 * A scan or photo of the signed paper. What it is is read from its first bytes, never from its name. A picture is drawn anew:
 * where it was taken, with which phone and when stays behind, and so does whatever else a picture can carry.
 */
export async function readPaper(content: Uint8Array): Promise<Result<Paper, PaperProblem>> {
  if (content.length === 0) return err('missing');
  if (content.length > largestPaper) return err('tooLarge');
  if (begins(content, 0x25, 0x50, 0x44, 0x46, 0x2d)) return ok({ mediaType: 'application/pdf', content });
  const isPicture = begins(content, 0xff, 0xd8, 0xff) || begins(content, 0x89, 0x50, 0x4e, 0x47);
  if (!isPicture) return err('notReadable');
  try {
    const drawn = await sharp(content, { limitInputPixels: 60_000_000 })
      .rotate()
      .resize({ width: 2480, height: 3508, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .toBuffer();
    return ok({ mediaType: 'image/jpeg', content: drawn });
  } catch {
    return err('notReadable');
  }
}
