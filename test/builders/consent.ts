import {
  type ConsentId,
  giveWaiver,
  type OpenFile,
  type ShareablePart,
  shareableParts,
} from '../../src/access/index.ts';
import { newReference } from '../../src/consent/index.ts';
import { newId, type PersonId, type StaffId, type UnitId } from '../../src/kernel/ids.ts';
import type { Session } from './session.ts';
import type { Town } from './town.ts';

/** The internal group, with who speaks in it for which unit. */
export async function aGroup(
  town: Town,
  ...seats: readonly { unitId: UnitId; staffId: StaffId; deputyId?: StaffId }[]
): Promise<{ id: string; seats: string[] }> {
  const id = newId();
  await town.administer('select authz.save_group($1, $2, $3)', [id, 'Interna gruppen', town.staff.teamLeader]);
  const ids: string[] = [];
  for (const seat of seats) {
    const seatId = newId();
    await town.administer('select authz.save_seat($1, $2, $3, $4, $5)', [
      seatId,
      id,
      seat.unitId,
      seat.staffId,
      seat.deputyId ?? null,
    ]);
    ids.push(seatId);
  }
  return { id, seats: ids };
}

/** A consent that was given and signed on paper, with the ground that follows from it; written by who has the file open. */
export async function consentsTo(
  town: Town,
  session: Session,
  file: OpenFile,
  given: {
    /** A unit of the board, or the name of somebody outside it. */
    unitId?: UnitId;
    outside?: string;
    /** One of several forms that answer for a child together. */
    asking?: { id: string; givenAs: 'guardian' | 'child'; giverId?: PersonId };
    parts?: readonly ShareablePart[];
    days?: number;
    answer?: 'given' | 'refused' | 'waiting';
    reference?: string;
  },
): Promise<ConsentId> {
  const id = newId<ConsentId>();
  const parts = given.parts ?? shareableParts;
  await town.act(session, async ({ sql, now }) => {
    await sql
      .insertInto('consent')
      .values({
        id,
        fileId: file.id,
        sectionId: file.section('consents'),
        reference: given.reference ?? newReference(),
        receiverUnit: given.unitId ?? null,
        receiverName: file.vault.sealOptional(`consent.receiver_name:${id}`, given.outside),
        ...(given.asking && {
          askingId: given.asking.id,
          givenAs: given.asking.givenAs,
          giverId: given.asking.giverId ?? null,
        }),
        purpose: file.vault.seal(`consent.purpose:${id}`, 'Samordna stödet'),
        parts: [...parts],
        validTo: now.add({ hours: 24 * (given.days ?? 90) }),
        wording: file.vault.seal(`consent.wording:${id}`, 'Jag samtycker till …'),
        wordingVersion: 'test',
        language: 'sv',
        askedBy: session.staffId,
        askedAt: now,
        askedAlone: true,
        limitsToldAt: now,
        answer: given.answer ?? 'given',
        answeredAt: given.answer === 'waiting' ? null : now,
        signedHow: given.answer === 'given' || given.answer === undefined ? 'paper' : null,
      })
      .execute();
    if (given.unitId && (given.answer ?? 'given') === 'given') await giveWaiver(sql, id, parts);
  });
  return id;
}
