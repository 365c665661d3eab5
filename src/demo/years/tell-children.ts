import type { StaffId } from '../../kernel/ids.ts';
import { type Instant, isBefore } from '../../kernel/instant.ts';
import { type Chronicle, running } from './chronicle.ts';
import * as words from './closing-words.ts';
import type { MadeFile } from './made-file.ts';
import { workDaysOn } from './workday.ts';

/** Of so many nobody has said anything yet when it should have been said; that is asked again until somebody does. */
const STILL_UNSAID = 0.06;
/** And so long at most: a leader asks for it. */
const UNSAID_DAYS = 40;

/** What became of each child, said while its fortnight runs, by whoever answers for the adult's file or took the contact (V20). */
export function tellChildren(c: Chronicle, file: MadeFile, by: StaffId, from: Instant, now: Instant): void {
  const { chance } = c;
  for (const clock of running(file).filter(({ rule }) => rule === 'childOutcome')) {
    const late = chance.happens(STILL_UNSAID);
    const days = late ? UNSAID_DAYS * (0.4 + chance.next() * 0.6) : Math.min(8, chance.around(4, 0.6));
    const at = workDaysOn(from, days, chance);
    if (!isBefore(at, now)) continue;
    const kind = chance.weighed({ ownSupport: 46, ownInvestigation: 20, noNeed: 34 });
    const id = chance.id();
    c.act(file, by, at, 'child.outcomeSet', `/${file.row.kind === 'contact' ? 'kontakt' : 'akt'}/${file.id}/barnen`);
    c.rows.add('childOutcome', {
      id,
      fileId: file.id,
      sectionId: file.section('children'),
      childId: String(clock.subjectId),
      kind,
      support: kind === 'ownSupport' ? chance.pick(['crisisSupport', 'trappanTalks', 'childCounsellor']) : null,
      gap: null,
      words: file.vault.seal(`child_outcome.words:${id}`, chance.pick(words.childOutcomes[kind])),
      ownerId: null,
      reviewOn: null,
      at,
      byId: by,
      replacedAt: null,
    });
    c.happened(file, by, at, { kind: 'child.outcomeSet', section: 'children', about: String(clock.subjectId) });
  }
}
