import type { Instant } from '../../kernel/instant.ts';
import type { Chronicle } from './chronicle.ts';
import { sealing } from './made-file.ts';
import type { ToldContact } from './tell-contact.ts';
import * as words from './words.ts';

/** Advice, or not now: a way back is left open, and what was said of it. */
export function tellEnd(c: Chronicle, contact: ToldContact, at: Instant): void {
  const { file, row, imagined, unwritten } = contact;
  const by = c.town.staff[imagined.receiver];
  const notNow = imagined.outcome === 'notNow';
  const seal = sealing(file, 'contact', file.id);
  c.act(file, by, at, notNow ? 'contact.notNow' : 'contact.ended', '/mottag');
  if (notNow) {
    Object.assign(row, {
      state: 'notNow',
      outcome: 'notNow',
      comeBack: seal('come_back', c.chance.pick(words.comeBackWords)),
      informationGiven: c.chance.some(
        ['emergencyNumber', 'helpline', 'shelter', 'supportWithoutInvestigation', 'policeReport'],
        c.chance.whole(2, 4),
      ),
      mayContact: c.chance.happens(0.45),
      endedAt: at,
    });
  } else {
    const outcome = c.chance.weighed({ advice: 70, otherMunicipality: 20, noConcern: 10 });
    Object.assign(row, {
      state: 'ended',
      outcome,
      outcomeWords: seal('outcome_words', c.chance.pick(words.adviceWords)),
      endedAt: at,
    });
  }
  c.changeOnDesk(file, at, { state: notNow ? 'notNow' : 'ended' });
  unwritten.writtenAt = at;
  c.happened(file, by, at, {
    kind: notNow ? 'contact.notNow' : 'contact.ended',
    section: 'account',
    ...(notNow ? {} : { subject: { outcome: row.outcome as string } }),
  });
}
