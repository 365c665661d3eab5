/** A line drawn on the screen, in a field of 600 × 200. Straight pieces only, so that nothing but a drawing can be kept. */
export const signatureWidth = 600;
export const signatureHeight = 200;

const stroke = /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})+)+$/;
const longest = 60_000;
/** A dot or a slip of the hand is no signature. */
const fewestPoints = 8;

export function parseSignature(typed: string | undefined): string | undefined {
  if (!typed || typed.length > longest || !stroke.test(typed)) return undefined;
  return (typed.match(/[ML]/g)?.length ?? 0) >= fewestPoints ? typed : undefined;
}

/** For the printed form. Only ever made from what `parseSignature` let through. */
export const signatureDrawing = (path: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${signatureWidth} ${signatureHeight}"><path d="${path}" fill="none" stroke="black" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
