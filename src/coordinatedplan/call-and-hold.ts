import type { FileContext } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { type consentsInForce, recordDisclosure } from '../consent/index.ts';
import { type PartTyped, shareOut } from '../consultation/index.ts';
import type { GroundId, PersonId, StaffId } from '../kernel/ids.ts';
import { endOfDay, type Instant } from '../kernel/instant.ts';
import { type Held, insertCoordinatedPart, setCalled, setHeld } from './coordinatedplan.store.ts';
import { type CoordinatedPlan, type CoordinatedPlanId, holding, type PartnerAuthority } from './coordinatedplan.ts';
import { coordinatedPlanTexts } from './texts.ts';

export type InForce = Awaited<ReturnType<typeof consentsInForce>>[number];

/** What a partner got to know of her, in the register of what was given, on the consent that it was given by. */
const tell = (
  ctx: FileContext,
  consent: InForce,
  told: Pick<InForce, 'parts'> & { how: 'letter' | 'meeting'; words: string },
) =>
  recordDisclosure(ctx, ctx.file, {
    receiver: { name: consent.receiver },
    how: told.how,
    ground: { kind: 'secrecyWaiver', consentId: consent.id, groundId: consent.groundId as GroundId | null },
    parts: told.parts,
    words: told.words,
  });

/** Only who has a consent of their own in force is called, and told no more than who she is and why they meet. */
export async function call(
  ctx: FileContext,
  id: CoordinatedPlanId,
  called: {
    readonly meetingAt: Instant;
    readonly relatives: readonly PersonId[];
    readonly relativeWords: string | undefined;
    readonly partners: readonly { readonly authority: PartnerAuthority; readonly consent: InForce }[];
  },
): Promise<boolean> {
  const partners = called.partners.map(({ authority, consent }) => ({ authority, consentId: consent.id }));
  if (!(await setCalled(ctx, id, { ...called, partners }))) return false;
  const words = coordinatedPlanTexts(ctx.language).registerCalled;
  for (const { consent } of called.partners) await tell(ctx, consent, { how: 'letter', parts: ['identity'], words });
  await happened(ctx, ctx.file, { kind: 'coordinatedPlan.called', section: 'plan', about: id });
  return true;
}

/**
 * What the meeting came to: ours in the plan, guarded in a child's file, which guardians read as parties. Who came is put down as told;
 * where two are called from the same side nobody knows which of them it was, and neither is. Answers whether somebody was left out so.
 */
export async function hold(
  ctx: FileContext,
  plan: CoordinatedPlan,
  held: Held & { readonly parts: readonly PartTyped<StaffId>[]; readonly owner: StaffId },
  { consents, isChild }: { readonly consents: readonly InForce[]; readonly isChild: boolean },
): Promise<'overtaken' | 'held' | 'whoCameUnknown'> {
  const { parts, owner, ...written } = held;
  if (!(await setHeld(ctx, plan.id, written))) return 'overtaken';
  for (const part of parts)
    await insertCoordinatedPart(ctx, plan.id, await shareOut(ctx, part, { isGuarded: isChild }));
  const words = coordinatedPlanTexts(ctx.language).registerHeld;
  const there = holding(plan.partners, consents);
  const spokenFor = there.filter(({ authority }) =>
    parts.some((one) => one.authority === authority && one.who !== undefined),
  );
  const came = spokenFor.filter(({ authority }) => there.filter((other) => other.authority === authority).length === 1);
  for (const consent of consents.filter(({ receiver }) => came.some((one) => one.receiver === receiver)))
    await tell(ctx, consent, { how: 'meeting', parts: consent.parts, words });
  await happened(ctx, ctx.file, {
    kind: 'coordinatedPlan.held',
    section: 'plan',
    about: plan.id,
    owner,
    due: endOfDay(written.reviewOn),
  });
  return came.length < spokenFor.length ? 'whoCameUnknown' : 'held';
}
