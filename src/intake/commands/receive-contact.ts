import { createFile, type StaffContext } from '../../access/index.ts';
import { insertDraft } from '../../casefile/index.ts';
import { happened } from '../../clocks/index.ts';
import { type FileId, type NoteId, newId, type PersonId, type UnitId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Actor } from '../../platform/database/with-actor.ts';
import type { ViolenceKind } from '../../safety/index.ts';
import { deskName, putOnDesk } from '../../today/index.ts';
import { insertContact, leaveUnwritten } from '../contact.store.ts';
import type { ContactChannel, ContactSource } from '../contact-codes.ts';
import { insertPerson } from '../people.store.ts';
import { tellOfViolence } from './add-to-contact.ts';

export type Received = {
  readonly channel: ContactChannel;
  readonly source: ContactSource;
  readonly sourceWords?: string | undefined;
  readonly received: Instant;
  readonly name?: string | undefined;
  /** What was said before the name: the draft of a note, and the violence that was told of. */
  readonly before?: string | undefined;
  readonly kinds?: readonly ViolenceKind[] | undefined;
};

const rolesWithoutFiles: readonly string[] = ['administrator', 'auditor', 'boardChair'];

/** The unit that the contact comes to: the duty that is held right now, else the intake, else one's own unit. */
export function receivingUnit(
  actor: Pick<Actor, 'duty' | 'roles'>,
  intakeUnits: readonly UnitId[],
): UnitId | undefined {
  const own = actor.roles.filter(({ role }) => !rolesWithoutFiles.includes(role)).map(({ unitId }) => unitId);
  const duty = actor.duty.find(({ duty: kind }) => kind === 'duty') ?? actor.duty[0];
  return duty?.unitId ?? own.find((unit) => intakeUnits.includes(unit)) ?? own[0];
}

/** The contact has a file from the first second: nothing that was said can be lost because a name was missing. */
export async function receiveContact(ctx: StaffContext, unitId: UnitId, contact: Received): Promise<FileId> {
  const { sql, keyring, now, actor } = ctx;
  const file = await createFile(sql, keyring, {
    kind: 'contact',
    unitId,
    function: 'received',
    protection: 'none',
    now,
  });
  const self = newId<PersonId>();
  await insertContact(sql, file, {
    channel: contact.channel,
    source: contact.source,
    sourceWords: contact.sourceWords ?? null,
    receivedAt: contact.received,
    receivedBy: actor.staffId,
  });
  await insertPerson(sql, file, { id: self, part: 'self', name: contact.name ?? null });
  await happened(ctx, file, {
    kind: 'contact.received',
    section: 'account',
    subject: { channel: contact.channel, source: contact.source },
    about: self,
    at: contact.received,
  });
  await putOnDesk(sql, keyring, file, {
    kind: 'contact',
    name: deskName(contact.name),
    state: 'received',
    urgency: 0,
    owner: null,
    staff: [actor.staffId],
    since: contact.received,
    now,
  });
  await leaveUnwritten(sql, file, actor.staffId, now);
  if (contact.kinds && contact.kinds.length > 0)
    await tellOfViolence(
      { ...ctx, file },
      { kinds: contact.kinds, by: 'unknown', to: self, severity: 'unknown', ongoing: false },
    );
  if (contact.before)
    await insertDraft(sql, file, {
      ...{ id: newId<NoteId>(), kind: 'journal', text: contact.before, page: null },
      ...{ author: actor.staffId, happenedAt: contact.received, now },
    });
  return file.id;
}
