import type { FileContext } from '../access/index.ts';
import { addressOf } from './both-kinds.ts';
import { findInterpreter, type InterpreterNeed } from './interpreter.store.ts';
import { blockedGuardians, type Protected, protectedPeople } from './people.store.ts';
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
  readonly interpreter: InterpreterNeed | undefined;
  readonly warnings: readonly Warning[];
  readonly assessments: readonly Assessment[];
  /** Guardians of the child that the file is about who are to get nothing: they use violence, or are blocked by name. */
  readonly guardians: readonly string[];
};

export async function loadFileTop({ sql, file }: Pick<FileContext, 'sql' | 'file'>): Promise<FileTopFacts> {
  const [people, rules, interpreter, assessments, warnings, guardians] = await Promise.all([
    protectedPeople(sql, file),
    loadSafeContact(sql, file),
    findInterpreter(sql, file),
    loadAssessments(sql, file),
    loadWarnings(sql, file),
    blockedGuardians(sql, file),
  ]);
  const who = { address: addressOf(file), reference: file.reference, people };
  return { ...who, rules, interpreter, warnings, assessments, guardians };
}
