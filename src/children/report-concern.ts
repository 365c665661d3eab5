import { createReportFile, type FileContext, handOverReport, setFileSide } from '../access/index.ts';
import { happened } from '../clocks/index.ts';
import { today } from '../kernel/calendar-day.ts';
import type { UnitId } from '../kernel/ids.ts';
import { PersonalNumber } from '../kernel/personal-number.ts';
import type { Protected } from '../safety/index.ts';
import { deskName, putOnDesk, raiseAlert } from '../today/index.ts';
import { holderIn, insertChildsContact, insertReport, insertThread, linkChild, numberOf } from './concern.store.ts';
import type { Endangers } from './concern.ts';

/**
 * Reports concern for one child (SoL 19:1): the child's own file in the unit that receives, the words in both files under
 * their own keys, the thread that both see, and the clocks of the child, which whoever is on duty there holds from now on.
 */
export async function reportConcern(
  ctx: FileContext,
  child: Protected,
  given: { words: string; endangers: Endangers; unitId: UnitId; feedback: boolean },
): Promise<void> {
  const { sql, keyring, now, file } = ctx;
  const typed = await numberOf(sql, file, child.id);
  const number = typed ? PersonalNumber.parse(typed, today(now)) : undefined;
  const own = await createReportFile(sql, keyring, { unitId: given.unitId, from: file, now });
  await setFileSide(sql, own, 'childWitness');
  const self = await insertChildsContact(ctx, own, {
    name: child.name,
    birthYear: child.birthYear,
    number: number?.ok ? number.value : undefined,
  });
  const threadId = await insertThread(ctx, { from: file, child: own, feedbackWanted: given.feedback });
  const told = { threadId, words: given.words, endangers: given.endangers };
  await insertReport(ctx, file, { ...told, childId: child.id, direction: 'sent' });
  await insertReport(ctx, own, { ...told, childId: self, direction: 'received' });
  if (!child.ownFileId) await linkChild(ctx, file, child.id, own.id);
  const holder = await holderIn(sql, given.unitId, now);
  await putOnDesk(sql, keyring, own, {
    kind: 'contact',
    name: deskName(child.name ?? undefined),
    state: 'received',
    urgency: 2,
    owner: null,
    staff: [],
    since: now,
    now,
  });
  await happened(ctx, own, {
    kind: 'concern.reported',
    section: 'children',
    subject: { thread: threadId },
    about: self,
    ...(holder ? { owner: holder } : {}),
  });
  await happened(ctx, file, {
    kind: 'concern.sent',
    section: 'children',
    subject: { thread: threadId },
    about: child.id,
  });
  await raiseAlert(ctx, own, 'concernReported', [{ unitId: given.unitId, duty: 'duty' }]);
  await handOverReport(sql, own.id);
}
