import type { NoteId, StaffId } from '../kernel/ids.ts';
import { type Instant, isBefore } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';

export const annotationKinds = ['addition', 'correction', 'personDisagrees'] as const;
/** `personDisagrees`: the person holds that what is written is wrong; that is noted beside it (SoL 14:6). */
export type AnnotationKind = (typeof annotationKinds)[number];

export type Note = {
  readonly id: NoteId;
  readonly kind: 'journal' | 'quick';
  readonly text: string;
  readonly version: number;
  readonly savedPage: string | null;
  readonly authorId: StaffId;
  readonly authorName: string;
  readonly beganAt: Instant;
  readonly savedAt: Instant;
  readonly happenedAt: Instant;
  readonly signedAt: Instant | null;
  readonly removedAt: Instant | null;
};

export type Annotation = {
  readonly id: string;
  readonly kind: AnnotationKind;
  readonly text: string;
  readonly authorName: string;
  readonly at: Instant;
};

/** Somebody's unsigned text: that it exists is told, what it says is not. */
export type DraftTrace = {
  readonly id: string;
  readonly staffId: StaffId;
  readonly staffName: string;
  readonly since: Instant;
};

export type SigningProblem = 'empty' | 'inFuture' | 'signed' | 'removed';

/** What stands in the way of signing; a signed note is annotated and never signed again. */
export function maySign(
  note: Pick<Note, 'text' | 'beganAt' | 'happenedAt' | 'signedAt' | 'removedAt'>,
  now: Instant,
): Result<true, SigningProblem> {
  if (note.signedAt) return err('signed');
  if (note.removedAt) return err('removed');
  if (note.text.trim() === '') return err('empty');
  // When it was begun is nobody's word: the page may have saved by itself a moment after the button was pressed.
  const said = !note.happenedAt.equals(note.beganAt);
  return said && isBefore(now, note.happenedAt) ? err('inFuture') : ok(true);
}
