import type { FileContext } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { newId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { PageVersion } from '../platform/web/page-version.ts';
import {
  accountOf,
  confirmAccount,
  finishAccount,
  insertAccountDraft,
  insertRetelling,
  updateAccountDraft,
} from './account.store.ts';
import {
  type AccountId,
  type AccountVersion,
  type ConfirmedHow,
  draftOf,
  type RetellingReason,
  startOfNext,
  waitingForHer,
} from './account.ts';
import { countHints } from './hints.store.ts';

type Problem = { readonly why: 'conflict'; readonly saved: AccountVersion } | { readonly why: 'gone' };

/** Saves the draft of the next version; version 0 on the page means that none had been begun when it was drawn. */
export async function saveAccount(
  ctx: FileContext,
  text: string,
  seen: PageVersion,
  how: 'draft' | 'signed' = 'draft',
): Promise<Result<AccountVersion, Problem>> {
  const { sql, file, now, actor } = ctx;
  const versions = await accountOf(sql, file);
  let draft = draftOf(versions);
  if (!draft) {
    if (seen.version > 0) return err({ why: 'gone' });
    const id = newId<AccountId>();
    const { version } = startOfNext(versions);
    const begun = await insertAccountDraft(sql, file, { id, version, text, page: seen.page, by: actor.staffId, now });
    // The same page may just have saved by itself, while the button was pressed.
    if (!begun) draft = draftOf(await accountOf(sql, file));
  }
  if (draft && draft.text !== text && !(await updateAccountDraft(sql, file, draft.id, seen, text, now)))
    return err({ why: 'conflict', saved: draft });
  const saved = draftOf(await accountOf(sql, file));
  if (!saved) return err({ why: 'gone' });
  if (saved.text !== text) return err({ why: 'conflict', saved });
  await countHints(ctx, draft?.text ?? '', text, how);
  return ok(saved);
}

export type FinishProblem = Problem | { readonly why: 'empty' | 'whatChangedMissing' };

/** Written down: what comes after is a new version. A correction says what it changes. */
export async function finishWriting(
  ctx: FileContext,
  text: string,
  seen: PageVersion,
  whatChanged: string | undefined,
): Promise<Result<AccountVersion, FinishProblem>> {
  if (text.trim() === '') return err({ why: 'empty' });
  const saved = await saveAccount(ctx, text, seen, 'signed');
  if (!saved.ok) return saved;
  if (saved.value.version > 1 && !whatChanged) return err({ why: 'whatChangedMissing' });
  if (!(await finishAccount(ctx.sql, ctx.file, saved.value.id, whatChanged))) return err({ why: 'gone' });
  await happened(ctx, ctx.file, {
    kind: 'account.written',
    section: 'account',
    subject: { account: saved.value.id, version: String(saved.value.version) },
  });
  return saved;
}

/** She has heard or read it and says that it is right. */
export async function confirm(
  ctx: FileContext,
  confirmed: { readonly how: ConfirmedHow; readonly version: number },
): Promise<Result<true, 'nothingToConfirm'>> {
  const waiting = waitingForHer(await accountOf(ctx.sql, ctx.file));
  // A page that showed an older text can't confirm a newer one.
  if (!waiting || waiting.version !== confirmed.version) return err('nothingToConfirm');
  const done = await confirmAccount(ctx.sql, ctx.file, waiting.id, {
    how: confirmed.how,
    at: ctx.now,
    to: ctx.actor.staffId,
  });
  if (!done) return err('nothingToConfirm');
  await happened(ctx, ctx.file, {
    kind: 'account.confirmed',
    section: 'account',
    subject: { account: waiting.id, version: String(waiting.version) },
  });
  return ok(true);
}

export async function countRetelling(ctx: FileContext, why: RetellingReason): Promise<void> {
  const id = await insertRetelling(ctx.sql, ctx.file, { why, to: ctx.actor.staffId, at: ctx.now });
  await happened(ctx, ctx.file, { kind: 'account.retold', section: 'account', subject: { retelling: id, why } });
}
