import type { ShareablePart } from '../../access/index.ts';
import { newReference, worderIn } from '../../consent/index.ts';
import type { EventKind } from '../../kernel/event-kind.ts';
import type { Id, UnitId } from '../../kernel/ids.ts';
import { dayOf, endOfDay, type Instant, isBefore } from '../../kernel/instant.ts';
import { showFullDay } from '../../platform/language/dates.ts';
import { municipalityName, units } from '../strandhaga.ts';
import type { Chronicle } from './chronicle.ts';
import type { Work } from './tell-work.ts';
import * as words from './words.ts';
import { workDaysOn } from './workday.ts';

export type Waiver = { readonly groundId: string; readonly unitId: UnitId; readonly parts: readonly ShareablePart[] };

const receiverName = ({ town }: Chronicle, unitId: UnitId): string =>
  Object.entries(units).find(([key]) => town.units[key as keyof typeof town.units] === unitId)?.[1].name ?? '';

/** Asked alone, for one receiver; few say no, and some can't be asked. What is signed opens the file to who speaks for the unit. */
export function tellConsent(
  { c, file, officer: by, now }: Pick<Work, 'c' | 'file' | 'officer' | 'now'>,
  unitId: UnitId,
  at: Instant,
): Waiver | undefined {
  const { chance, rows } = c;
  const answer = chance.weighed({ given: 86, refused: 9, notAsked: 5 });
  const id = chance.id<Id<'consent'>>();
  const address = `/akt/${file.id}/samtycken`;
  const reference = newReference((below) => chance.whole(0, below - 1));
  const parts = chance.some<ShareablePart>(['protection', 'children', 'processes', 'decisions'], chance.whole(2, 4));
  const purpose = chance.pick(words.consentPurposes);
  const until = dayOf(at).add({ days: 300 });
  const worder = worderIn('sv');
  const wording = worder.wording({
    municipality: municipalityName,
    givenAs: 'self',
    receiver: receiverName(c, unitId),
    outside: false,
    purpose,
    parts,
    until: showFullDay('sv', until),
  });
  const consent = rows.add('consent', {
    id,
    fileId: file.id,
    sectionId: file.section('consents'),
    reference,
    receiverUnit: unitId,
    receiverName: null,
    purpose: file.vault.seal(`consent.purpose:${id}`, purpose),
    parts,
    validTo: endOfDay(until),
    wording: file.vault.seal(`consent.wording:${id}`, JSON.stringify(wording)),
    wordingVersion: worder.version,
    language: 'sv',
    heardIn: 'ownLanguage',
    askedBy: by,
    askedAt: at,
    askedAlone: answer !== 'notAsked',
    limitsToldAt: null,
    answer,
    notAskedBecause: answer === 'notAsked' ? 'notSafe' : null,
    answeredAt: at,
    signedHow: null,
    signature: null,
    groundId: null,
    givenAs: 'self',
  });
  c.act(file, by, at, 'consent.asked', address);
  const event = (kind: Extract<EventKind, `consent.${string}`>, moment: Instant, ends: { due?: Instant } = {}) =>
    c.happened(file, by, moment, {
      kind,
      section: 'consents',
      subject: { consent: id },
      ...(kind === 'consent.given' || kind === 'consent.leftToEnd' ? { about: id, ...ends } : {}),
    });
  if (answer === 'notAsked') {
    event('consent.notAsked', at);
    return undefined;
  }
  event('consent.asked', at);
  const told = at.add({ minutes: 3 });
  c.act(file, by, told, 'consent.limitsTold', address);
  consent.limitsToldAt = told;
  const answered = at.add({ minutes: 6 });
  consent.answeredAt = answered;
  if (answer === 'refused') {
    c.act(file, by, answered, 'consent.answered', address);
    event('consent.refused', answered);
    return undefined;
  }
  c.act(file, by, answered, 'consent.signedOnScreen', address);
  consent.signedHow = 'screen';
  consent.signature = file.vault.seal(
    `consent.signature:${id}`,
    'M40 120L80 60L120 130L160 70L210 120L260 90L320 110L380 80L430 100',
  );
  event('consent.given', answered, { due: endOfDay(until) });
  const groundId = chance.id();
  rows.add('authz.ground', {
    id: groundId,
    fileId: file.id,
    kind: 'secrecyWaiver',
    unitId,
    staffId: null,
    function: null,
    givenBy: by,
    reads: [...new Set([...parts, 'identity', 'safeContact', 'plan'])],
    writes: ['plan'],
    validFrom: answered,
    validTo: consent.validTo,
  });
  consent.groundId = groundId;
  c.log(file, by, answered, 'waiver.given', { ground: groundId, unit: unitId }, c.opening(file, by, answered));
  if (!isBefore(endOfDay(until), now)) return { groundId, unitId, parts };
  const asksAgain = workDaysOn(endOfDay(until).subtract({ hours: 24 * 9 }), 1, chance);
  c.act(file, by, asksAgain, 'consent.leftToEnd', address);
  event('consent.leftToEnd', asksAgain);
  consent.leftToEndAt = asksAgain;
  consent.runOutAt = endOfDay(until);
  return { groundId, unitId, parts };
}
