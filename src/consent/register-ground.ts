import { z } from 'zod';
import type { ConsentId } from '../access/index.ts';
import { alwaysShared } from '../access/index.ts';
import { type GroundId, parseId, type StaffId, type UnitId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { optionalText, text } from '../platform/web/form.ts';
import type { Disclosed } from './register.store.ts';
import type { Given } from './withdraw.store.ts';

/** The fields that ask on which ground something is given: a consent in force, or a need. A provision has a form of its own. */
export const groundFields = {
  ground: text({ max: 60 }),
  decider: optionalText({ max: 40 }),
  weighed: z.preprocess(
    (raw) => raw ?? {},
    z.object({ for: optionalText({ max: 2000 }), against: optionalText({ max: 2000 }) }),
  ),
};
type Typed = {
  readonly ground: string;
  readonly decider: string | undefined;
  readonly weighed: { readonly for?: string | undefined; readonly against?: string | undefined };
};

export type Chosen = Pick<Disclosed, 'ground' | 'weighed'> & {
  /** With consent, whom it is to and what it covers is settled by it. */
  readonly consent: Given | undefined;
};
type Problem = { readonly field: 'ground' | 'decider' | 'weighed.for' | 'weighed.against' };

/** Without consent both sides are weighed in words, and somebody has decided (domain: each disclosure is recorded with both). */
export function chooseGround(
  typed: Typed,
  consents: readonly Given[],
  deciders: readonly { readonly id: StaffId }[],
): Result<Chosen, Problem> {
  const consentId = /^consent:(.+)$/.exec(typed.ground)?.[1];
  if (consentId !== undefined) {
    const consent = consents.find(({ id }) => id === consentId);
    if (!consent) return err({ field: 'ground' });
    const groundId = consent.groundId as GroundId | null;
    return ok({ ground: { kind: 'secrecyWaiver', consentId: consent.id, groundId }, consent, weighed: undefined });
  }
  if (typed.ground !== 'necessary') return err({ field: 'ground' });
  const { for: speaksFor, against } = typed.weighed;
  if (!speaksFor) return err({ field: 'weighed.for' });
  if (!against) return err({ field: 'weighed.against' });
  const decider = parseId<StaffId>(typed.decider);
  if (!decider.ok || !deciders.some(({ id }) => id === decider.value)) return err({ field: 'decider' });
  return ok({
    ground: { kind: 'necessary' },
    consent: undefined,
    weighed: { for: speaksFor, against, decidedBy: decider.value },
  });
}

/** A consent covers what was consented to, and what always goes along with it; to one outside, no more than was named. */
export const coveredBy = (consent: Given): readonly string[] =>
  consent.receiverUnit === null ? consent.parts : [...consent.parts, ...alwaysShared];

export const beyondConsent = (consent: Given, parts: readonly string[]): string[] =>
  parts.filter((part) => !coveredBy(consent).includes(part));

export const unitOf = (consent: Given): UnitId | undefined => (consent.receiverUnit as UnitId | null) ?? undefined;

export const consentValue = (id: ConsentId): string => `consent:${id}`;
