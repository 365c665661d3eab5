import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';

/** What this page of a file answers is what it answers of one that doesn't exist: the same status, the same words. */
export async function nothingAt(page: Page, path: string, fileId: string): Promise<void> {
  const answer = async (at: string) => {
    const response = await page.goto(new URL(at, page.url()).href);
    return { status: response?.status(), words: await page.locator('body').innerText() };
  };
  const found = await answer(path);
  expect(found).toEqual(await answer(path.replace(fileId, newId())));
  expect(found.status).toBe(404);
}
