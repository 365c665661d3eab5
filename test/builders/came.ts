import type { OpenFile } from '../../src/access/index.ts';
import { happened } from '../../src/clocks/index.ts';
import type { EventKind } from '../../src/kernel/event-kind.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import type { Work } from '../../src/platform/database/with-actor.ts';
import { aContact, aFile, type MadeFile } from './files.ts';
import { tellsOf } from './told.ts';
import type { Town } from './town.ts';

/** In hours after the call. */
type Hours = { readonly protection: number; readonly meeting?: number; readonly task?: number };

const happens =
  (kind: EventKind, when: Instant, hours: number) =>
  async ({ sql, now, entered }: Work, file: OpenFile) => {
    if (entered.state !== 'open') throw new Error('Nobody is signed in');
    const at = when.add({ hours });
    await happened({ sql, now, actor: entered.actor }, file, { kind, section: 'protection', at });
  };

/** A call that became a file a day later, and what happened then. Answers with her file, which the case officer is responsible for. */
export async function came(town: Town, when: Instant, hours: Hours, first = 'Alva'): Promise<MadeFile> {
  const name = { first, last: 'Strand' };
  let made = aFile(town)
    .onDesk(name)
    .with(tellsOf({ part: 'self', name: `${first} Strand` }))
    .with(happens('file.created', when, 24));
  if (hours.meeting) made = made.with(happens('meeting.itemDiscussed', when, hours.meeting));
  if (hours.task) made = made.with(happens('plan.actionDone', when, hours.task));
  const hers = await made.made();
  await aContact(town)
    .with(async ({ sql }, file) => {
      await sql
        .insertInto('contact')
        .values({
          fileId: file.id,
          sectionId: file.section('account'),
          channel: 'call',
          source: 'person',
          receivedAt: when,
          receivedBy: town.staff.dutyOfficer,
          state: 'filesOpened',
          concernsFileId: hers.id,
          endedAt: when.add({ hours: 24 }),
        })
        .execute();
    })
    .with(happens('contact.received', when, 0))
    .with(happens('protection.assessed', when, hours.protection))
    .made();
  return hers;
}
