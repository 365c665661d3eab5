import type { FileContext } from '../access/index.ts';
import { addressOf } from './both-kinds.ts';
import { type Protected, protectedPeople } from './people.store.ts';
import { loadAssessments } from './protection.store.ts';
import type { Assessment } from './protection.ts';
import { loadSafeContact } from './safe-contact.store.ts';
import type { SafeContactRule } from './safe-contact.ts';
import { loadWarnings, type Warning } from './warning.store.ts';

/** What must be seen on each page of a file before anything else. */
export type FileTopFacts = {
  readonly address: string;
  readonly reference: string;
  readonly people: readonly Protected[];
  readonly rules: readonly SafeContactRule[];
  readonly warnings: readonly Warning[];
  readonly assessments: readonly Assessment[];
};

export async function loadFileTop({ sql, file }: Pick<FileContext, 'sql' | 'file'>): Promise<FileTopFacts> {
  const [people, rules, warnings, assessments] = await Promise.all([
    protectedPeople(sql, file),
    loadSafeContact(sql, file),
    loadWarnings(sql, file),
    loadAssessments(sql, file),
  ]);
  return { address: addressOf(file), reference: file.reference, people, rules, warnings, assessments };
}
