import { expect } from 'vitest';

/** What PostgreSQL answers when it refuses: the code is all that a test may lean on. */
const NOT_ALLOWED = '42501';
export const NO_SUCH_REFERENCE = '23503';

export async function expectRefused(act: Promise<unknown>, code: string = NOT_ALLOWED): Promise<void> {
  await expect(act).rejects.toMatchObject({ code });
}
