import { type Instant, inStockholm } from '../../kernel/instant.ts';
import type { Player, Visitor } from '../player.ts';
import { fileCalled } from './found-in-lists.ts';
import type { Story } from './story.ts';
import { weekdayBefore } from './weekdays.ts';

const clinic = 'Psykiatriska mottagningen i Strandhaga';
const employment = 'Arbetsförmedlingen i Strandhaga';

/**
 * A counsellor saw that treatment and a home have to go together. Rebecka has consented, the three have met once, and each does something
 * by a day: one thing is done, one is due tomorrow.
 */
export const coordinated: Story = {
  name: 'coordinated',
  tell: async (player, now) => {
    await player.at(weekdayBefore(now, 26, '10:10'));
    const amina = await player.as('caseOfficer');
    const akt = await fileCalled(amina, 'Rebecka F.');
    if (!akt) return;
    await amina.get(akt);
    const sip = `${akt}/sip`;
    await amina.send(sip, {
      seenOn: 'i dag',
      seenBy: 'healthCare',
      why: 'Rebecka sover två timmar per natt och orkar inte med bostadskön. Behandlingen kan börja först när hon vet var hon ska bo. Kuratorn ringde, med Rebecka i rummet.',
    });
    await consents(player, akt, now);
    const plan = await called(player, sip, now);
    await held(player, plan, now);
    await player.at(weekdayBefore(now, 3, '13:30'));
    const later = await player.as('caseOfficer');
    await later.get(akt);
    const [, part = ''] =
      /Söker praktik[\s\S]*?\/sip\/uppgift\/([0-9a-f-]{36})/.exec((await later.get(sip)).text) ?? [];
    await later.send(`${sip}/uppgift/${part}/gjord`);
  },
};

/** Asked alone, of each by itself, and read aloud before she signs. */
async function consents(player: Player, akt: string, now: Instant): Promise<void> {
  await player.at(weekdayBefore(now, 25, '14:00'));
  const amina = await player.as('caseOfficer');
  await amina.get(akt);
  for (const [outside, parts] of [
    [clinic, ['protection', 'health']],
    [employment, ['processes']],
  ] as const) {
    const consent = await amina.send(`${akt}/samtycken/ny`, {
      now: 'alone',
      unit: '',
      outside,
      purpose: 'Samordna behandlingen, bostaden och vägen till ett arbete',
      parts: [...parts],
      until: inStockholm(now).toPlainDate().add({ months: 5 }).toString(),
      language: 'sv',
      heardIn: 'ownLanguage',
    });
    await amina.send(`${consent}/berattat`, { alone: 'yes', told: 'yes' });
    await amina.send(`${consent}/skarm`, {
      signature: 'M60 120L90 70L120 130L150 80L180 125L230 75L260 130L310 90L360 120',
    });
  }
}

async function called(player: Player, sip: string, now: Instant): Promise<string> {
  const { staff } = player.founded;
  await player.at(weekdayBefore(now, 25, '15:00'));
  const amina = await player.as('caseOfficer');
  await amina.get(sip);
  const plan = await found(amina, sip, /\/sip\/([0-9a-f-]{36})\/borja/);
  await amina.send(`${sip}/${plan}/borja`, {
    enough: 'yes',
    owner: staff.caseOfficer,
    meetBy: inStockholm(now).toPlainDate().subtract({ days: 5 }).toString(),
  });
  const field = async (receiver: string) =>
    found(amina, sip, new RegExp(`>${receiver}<[\\s\\S]*?name="(called\\.c[0-9a-f]{32})"`));
  await amina.send(`${sip}/${plan}/kalla`, {
    'meeting.day': inStockholm(weekdayBefore(now, 9, '13:00'))
      .toPlainDate()
      .toString(),
    'meeting.time': '13.00',
    enough: 'yes',
    [await field(clinic)]: 'healthCare',
    [await field(employment)]: 'otherAuthority',
  });
  return `${sip}/${plan}`;
}

async function held(player: Player, plan: string, now: Instant): Promise<void> {
  const { staff } = player.founded;
  const ahead = (days: number) => inStockholm(now).toPlainDate().add({ days }).toString();
  await player.at(weekdayBefore(now, 9, '14:40'));
  const amina = await player.as('caseOfficer');
  await amina.get(plan.split('/sip')[0] ?? '');
  await amina.send(`${plan}/mote`, {
    heldOn: 'i dag',
    opinion: 'Jag vill att ni pratar med varandra, så att jag slipper berätta en gång till.',
    needs: 'Behandling för sömnen och minnena, en lägenhet som är hennes, och en väg till ett arbete.',
    'rows.healthCare.who': 'Kurator och psykolog',
    'rows.healthCare.task': 'Första samtalet hos psykologen. Ny tid för sömnen.',
    'rows.healthCare.dueOn': ahead(6),
    'rows.otherAuthority.who': 'Arbetsförmedlare',
    'rows.otherAuthority.task': 'Söker praktik på halvtid, dagtid.',
    'rows.otherAuthority.dueOn': ahead(-2),
    'rows.socialServices.who': 'Amina Yusuf',
    'rows.socialServices.task': 'Skickar ansökan om förtur tillsammans med Rebecka',
    'rows.socialServices.owner': staff.caseOfficer,
    'rows.socialServices.dueOn': ahead(1),
    others: 'Vännen följer med till det första samtalet.',
    main: 'socialServices',
    mainWho: 'Amina Yusuf, socialsekreterare',
    reviewOn: ahead(19),
    owner: staff.caseOfficer,
  });
}

async function found(who: Visitor, path: string, pattern: RegExp): Promise<string> {
  const value = pattern.exec((await who.get(path)).text)?.[1];
  if (!value) throw new Error(`A page of the story without ${pattern.source}`);
  return value;
}
