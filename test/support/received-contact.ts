import type { Visitor } from '../../src/demo/index.ts';
import { agreeSafeContact, ToldContact } from '../../src/demo/stories/contact-kit.ts';
import type { Instant } from '../../src/kernel/instant.ts';

/** Brought by the police, with what has to be said first: how she may be reached, who lives together, and the duty to report. */
export async function received(by: Visitor, at: Instant, name: string): Promise<ToldContact> {
  const contact = await ToldContact.received(by, { channel: 'call', source: 'police', words: 'Patrullen.', at, name });
  await contact.self({ name, number: name === 'Asta Prov' ? '198512089882' : '' });
  await agreeSafeContact(
    by,
    contact.address,
    {
      call: {
        allowed: 'yes',
        target: '070-174 06 80',
        days: [1, 2, 3, 4, 5, 6, 7],
        from: '8',
        until: '20',
        emergency: true,
      },
      letter: { allowed: 'no' },
    },
    { codeWord: 'cykeln', neverSay: 'Kommunen.' },
  );
  await contact.livingTogether('yes');
  await contact.dutyToReportTold();
  return contact;
}
