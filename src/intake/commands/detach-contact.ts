import { type FileContext, findOpenFile, type OpenFile } from '../../access/index.ts';
import { happened } from '../../clocks/index.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { askAgain } from '../../safety/index.ts';
import { changeOnDesk } from '../../today/index.ts';
import { changeContact } from '../contact.store.ts';
import { attachCopies, detachCopies, detachElsewhere, readByOthersSince } from '../detach.store.ts';
import type { ContactFacts } from '../load-contact.ts';

export type DetachProblem = 'notAttached' | 'notOpen' | 'readByOthers';

/**
 * The contact was somebody else's: what was copied from it is marked in the file where it doesn't belong, the correction
 * is seen in both time lines, and the contact waits to be put right. Nothing is taken away.
 */
export async function detachContact(
  ctx: FileContext,
  facts: ContactFacts,
  reason: string,
): Promise<Result<true, DetachProblem>> {
  const found = await attachedFile(ctx, facts);
  if (!found.ok) return found;
  const { sql, file, now } = ctx;
  await detachCopies(sql, found.value.id, file.id, now);
  await detachElsewhere(sql, file.id, found.value.id, null);
  await askAgain(sql, file);
  await changeContact(sql, file, {
    state: 'received',
    outcome: null,
    outcomeWords: reason,
    endedAt: null,
    detachedAt: now,
  });
  await changeOnDesk(sql, file.id, { state: 'received' }, now);
  await bothAre(ctx, found.value, 'contact.detached');
  return ok(true);
}

/** As long as nobody else has read either of them, it is as if it had not happened; and both time lines say that too. */
export async function undoDetaching(ctx: FileContext, facts: ContactFacts): Promise<Result<true, DetachProblem>> {
  const { sql, file, now } = ctx;
  const { detachedAt } = facts.contact;
  if (!detachedAt) return err('notAttached');
  const target = facts.contact.concernsFileId && (await findOpenFile(sql, ctx.keyring, facts.contact.concernsFileId));
  if (!target) return err('notOpen');
  if ((await readByOthersSince(sql, file.id, detachedAt)) || (await readByOthersSince(sql, target.id, detachedAt)))
    return err('readByOthers');
  if (!(await detachElsewhere(sql, file.id, target.id, detachedAt))) return err('readByOthers');
  await attachCopies(sql, target.id, file.id, detachedAt);
  await changeContact(sql, file, { state: 'filesOpened', outcome: 'filesOpened', endedAt: now, detachedAt: null });
  await changeOnDesk(sql, file.id, { state: 'filesOpened' }, now);
  await bothAre(ctx, target, 'contact.attached');
  return ok(true);
}

async function attachedFile(ctx: FileContext, { contact }: ContactFacts): Promise<Result<OpenFile, DetachProblem>> {
  if (!contact.concernsFileId || contact.detachedAt || contact.state !== 'filesOpened') return err('notAttached');
  const target = await findOpenFile(ctx.sql, ctx.keyring, contact.concernsFileId);
  return target?.mayWrite('account') && target.mayWrite('identity') ? ok(target) : err('notOpen');
}

/** Seen in both time lines. The contact is somebody's to put right from now on, within the time that a new one has. */
async function bothAre(
  ctx: FileContext,
  target: OpenFile,
  kind: 'contact.detached' | 'contact.attached',
): Promise<void> {
  const here = kind === 'contact.detached' ? 'contact.returned' : kind;
  await happened(ctx, ctx.file, { kind: here, section: 'account', subject: { file: target.id } });
  await happened(ctx, target, { kind, section: 'account', subject: { contact: ctx.file.id } });
}
