import { askNecessary, endNecessary, type FileContext, type ShareablePart, signNecessary } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { GroundId, StaffId } from '../kernel/ids.ts';
import { endOfDay } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { actedOn, raiseAlert } from '../today/index.ts';
import { insertNecessary, saveEndedBecause, signers } from './necessary.store.ts';
import { type Law, signersOf, type WithoutConsent } from './necessary.ts';

export type AskedNecessary = {
  readonly staffId: StaffId;
  readonly without: WithoutConsent;
  readonly law: Law;
  readonly ownTask: string;
  readonly test: string;
  readonly parts: readonly ShareablePart[];
  readonly until: CalendarDay;
};

/** Opens nothing yet. Leaders and back-up duty of the file's unit are told; the clock is the one's who is at work. */
export async function shareWithoutConsent(
  ctx: FileContext,
  asked: AskedNecessary,
): Promise<Result<GroundId, 'nobodyToSign'>> {
  const { file, sql } = ctx;
  const second = signersOf(await signers(ctx, file), ctx.actor.staffId, asked.staffId);
  const owner = second[0];
  if (!owner) return err('nobodyToSign');
  const ground = await askNecessary(sql, {
    fileId: file.id,
    staffId: asked.staffId,
    parts: asked.parts,
    until: endOfDay(asked.until),
    ...(asked.law === 'necessary' ? {} : { provision: asked.law }),
  });
  await insertNecessary(ctx, file, ground, asked);
  await happened(ctx, file, {
    kind: 'necessary.asked',
    section: 'consents',
    subject: { ground, staff: asked.staffId },
    about: ground,
    owner: owner.id,
  });
  const leaders = second.filter(({ leads }) => leads).map(({ id }) => ({ staffId: id }));
  await raiseAlert(ctx, file, 'groundToSign', [...leaders, { unitId: file.unitId, duty: 'backup' }], ground);
  return ok(ground);
}

/** From here the one who is named may read, and hears of it. The database refuses whoever may not sign. */
export async function signForNecessary(ctx: FileContext, ground: GroundId, reader: StaffId): Promise<void> {
  await signNecessary(ctx.sql, ground);
  await happened(ctx, ctx.file, {
    kind: 'necessary.signed',
    section: 'consents',
    subject: { ground, staff: reader },
    about: ground,
  });
  await raiseAlert(ctx, ctx.file, 'fileShared', [{ staffId: reader }]);
  await actedOn(ctx, ctx.file, 'groundToSign', ground);
}

/** Not signed, or no longer needed. What is open on it closes. */
export async function endWithoutConsent(ctx: FileContext, ground: GroundId, why: string): Promise<void> {
  await saveEndedBecause(ctx.sql, ctx.file, ground, why);
  await endNecessary(ctx.sql, ground);
  await happened(ctx, ctx.file, { kind: 'necessary.ended', section: 'consents', subject: { ground }, about: ground });
  await actedOn(ctx, ctx.file, 'groundToSign', ground);
}
