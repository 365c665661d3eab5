import { expect, it } from 'vitest';
import { saysWhich } from '../../src/platform/web/form.ts';
import { aFileAtWork, officer, send } from '../support/file-at-work.ts';

// Whoever is told that ten things are wrong is told which: a line that says just “choose” names its question.

aFileAtWork();

const lines = (text: string): string[] => {
  const summary = /<div class="error-summary".*?<\/div>/s.exec(text)?.[0] ?? '';
  return [...summary.matchAll(/<li><a [^>]*>([^<]*)</g)].map(([, line]) => line ?? '');
};
const wrong = async (tail: string) => {
  const answer = await send(officer, tail);
  const text = await answer.text();
  const errors = [...text.matchAll(/<p class="field-error".*?<\/span>([^<]*)</gs)].map(([, error]) => error ?? '');
  return { status: answer.status, summary: lines(text), errors };
};

it.each(['/loften', '/beslut', '/lage', '/avslut', '/varningar', '/processer'])(
  '%s names each question that is unanswered, once',
  async (tail) => {
    const { status, summary, errors } = await wrong(tail);
    expect([tail, status, summary.length > 0]).toEqual([tail, 422, true]);
    expect([summary.filter((line) => !saysWhich(line)), new Set(summary).size]).toEqual([[], summary.length]);
    // By the field itself the label stands already.
    expect(errors.length).toBeGreaterThan(0);
  },
);

it('says it in the words of the field', async () => {
  const { summary, errors } = await wrong('/avslut');
  expect(errors).toContain('Välj ett alternativ.');
  expect(summary.some((line) => line.endsWith('Välj ett alternativ.') && line !== 'Välj ett alternativ.')).toBe(true);
});
