import { createFile, handFileOver, keptApart, type StaffContext, setFileSide } from '../../access/index.ts';
import { happened } from '../../clocks/index.ts';
import { today } from '../../kernel/calendar-day.ts';
import { type FileId, newId, type PersonId, type UnitId } from '../../kernel/ids.ts';
import type { PersonalNumber } from '../../kernel/personal-number.ts';
import { daysToOffer, type entryWays, insertEntry, offerDue, type ProgrammeWorker } from '../../programme/index.ts';
import { deskName, putOnDesk } from '../../today/index.ts';
import { insertPerson } from '../people.store.ts';
import { indexPerson } from '../person-index.store.ts';

export type Entering = {
  readonly way: (typeof entryWays)[number];
  readonly told: boolean;
  readonly referrer: string | undefined;
  readonly wish: string | undefined;
  readonly name: string | undefined;
  readonly number: PersonalNumber | undefined;
  readonly responsible: ProgrammeWorker;
  readonly deputy: ProgrammeWorker;
};

/**
 * A file of one's own from the first call, with no assessment and no decision (SoL 11:5). It goes to those who work with the
 * programme. Where one of them can't be named, by whatever it is, it stays with whoever made it, who names somebody else: asking
 * who can is logged and counted, so that nobody finds out who holds what by trying (voices V38).
 */
export async function enter(
  ctx: StaffContext,
  unitId: UnitId,
  typed: Entering,
): Promise<{ readonly file: FileId; readonly handedOn: boolean }> {
  const { sql, keyring, now, actor } = ctx;
  const file = await createFile(sql, keyring, {
    kind: 'person',
    unitId,
    function: 'received',
    protection: 'none',
    now,
  });
  const self = newId<PersonId>();
  const number = typed.number?.digits() ?? null;
  await insertPerson(sql, file, {
    ...{ id: self, part: 'self', name: typed.name ?? null, number },
    birthYear: typed.number?.birthYear() ?? null,
  });
  await setFileSide(sql, file, 'perpetrator');
  await indexPerson(ctx, file.id, { number });
  await insertEntry(ctx, file, typed);
  // In the order in which they happened: what was said came first.
  const before = (milliseconds: number) => now.subtract({ milliseconds });
  if (typed.told) await happened(ctx, file, { kind: 'dutyToReport.told', section: 'plan', at: before(2) });
  await happened(ctx, file, { kind: 'file.created', section: 'identity', at: before(1) });
  const { responsible, deputy } = typed;
  const apart = await keptApart(sql, file.id, [responsible.id, deputy.id]);
  const owner = apart.size > 0 ? actor.staffId : responsible.id;
  await happened(ctx, file, {
    kind: 'programme.entered',
    section: 'plan',
    subject: { way: typed.way },
    owner,
    starts: [{ kind: 'firstMeeting', due: offerDue(today(now), daysToOffer) }],
  });
  await putOnDesk(
    sql,
    keyring,
    { ...file, unitId: apart.size > 0 ? file.unitId : responsible.unitId },
    {
      ...{ kind: 'file', name: deskName(typed.name), state: 'active', urgency: 0, owner, since: now, now },
      staff: apart.size > 0 ? [actor.staffId] : [responsible.id, deputy.id],
    },
  );
  // Last: whoever made it lets go in the same moment.
  if (apart.size === 0)
    await handFileOver(sql, {
      ...{ fileId: file.id, unitId: responsible.unitId },
      ...{ staffId: responsible.id, deputyId: deputy.id },
    });
  return { file: file.id, handedOn: apart.size === 0 };
}
