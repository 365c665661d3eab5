import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Player, Visitor } from '../player.ts';

/** Before she leaves: errands side by side, somebody along to the police, and a landlord who says no. */
export async function whatIsPlanned(player: Player, akt: string, today: CalendarDay): Promise<void> {
  const amina = await player.as('caseOfficer');
  await beforeSheLeaves(player, amina, akt, today);
  await whenItGetsDangerous(amina, akt, today);
  await whoHasWhich(player, amina, akt);
  await askedOfOthers(amina, akt, today);
}

async function beforeSheLeaves(player: Player, amina: Visitor, akt: string, today: CalendarDay): Promise<void> {
  const { staff } = player.founded;
  await amina.send(`${akt}/uppbrott`, {
    owner: staff.supportWorker,
    dueOn: today.add({ days: 9 }).toString(),
    'rows.socialInsurance.chosen': 'yes',
    'rows.landlord.chosen': 'yes',
    'rows.landlord.owner': staff.caseOfficer,
    'rows.sharedPhone.chosen': 'yes',
    'rows.sharedPhone.more': 'Tarek läser telefonen varje kväll. Gör det sist, samma dag som hon går.',
    'rows.policeDesk.chosen': 'yes',
    'rows.policeDesk.owner': staff.caseOfficer,
    'rows.policeDesk.escort': staff.supportWorker,
  });
  const page = (await amina.get(`${akt}/uppbrott`)).text;
  const [, landlord = ''] = /aria-label="Hyresvärden"[\s\S]*?\/uppbrott\/([0-9a-f-]+)\/hinder/.exec(page) ?? [];
  await amina.send(`${akt}/uppbrott/${landlord}/hinder`, {
    kind: 'landlordRefuses',
    words: 'Släpper ingen från kontraktet utan bådas underskrift.',
  });
}

/** In her words; the children are handed over where others see. */
async function whenItGetsDangerous(amina: Visitor, akt: string, today: CalendarDay): Promise<void> {
  const page = (await amina.get(`${akt}/trygghetsplan`)).text;
  const [, child = ''] = /name="child\.(c[0-9a-f]+)\.knows"/.exec(page) ?? [];
  const first = {
    'adult.signs': 'Han tystnar och går fram och tillbaka. Det är värst när han har druckit.',
    'adult.do': 'Tar barnen med mig ut, inte in i badrummet.',
    'adult.people': 'Ringer min syster. Säger jag att jag har glömt nycklarna ringer hon 112.',
    'phone.shared': 'Surfplattan, och albumet i molnet.',
    [`child.${child}.knows`]: 'Tar sin bror och går till grannen på nedre botten.',
  };
  const made = { madeHow: 'together', reviewOn: today.add({ days: 12 }).toString() };
  await amina.send(`${akt}/trygghetsplan`, { version: '0', ...first, ...made });
  await amina.send(`${akt}/trygghetsplan`, {
    version: '1',
    ...first,
    'handover.when': 'Söndagar klockan 16',
    'handover.where': 'Biblioteket i centrum, vid disken',
    'handover.third': 'Min syster',
    'handover.wrong': 'Stannar inne vid disken med barnen, och ringer syrran.',
    ...made,
  });
  await amina.send(`${akt}/papper`, { lies: 'withTrusted', parts: ['adult'] });
}

/** Another unit has the money, and reads it with her consent; a third said no. */
async function whoHasWhich(player: Player, amina: Visitor, akt: string): Promise<void> {
  const { units } = player.founded;
  await amina.send(`${akt}/behov`, {
    kind: 'income',
    unit: units.incomeSupport,
    words: 'Pengar till hyra och mat den dag hon flyttar.',
  });
  await amina.send(`${akt}/behov`, { kind: 'familyLaw', unit: units.outpatient, words: 'Umgänget efter flytten.' });
  const [, need = ''] =
    /aria-label="Vårdnad[\s\S]*?\/behov\/([0-9a-f-]+)\/svar/.exec((await amina.get(`${akt}/behov`)).text) ?? [];
  await amina.send(`${akt}/behov/${need}/svar`, { answer: 'refused', words: 'Hänvisar till familjerätten.' });
  await amina.send(`${akt}/komma`, { kind: 'childCare', words: 'Två barn, när hon är på samtal.' });
}

/** An alarm that was lent, and care that says no while the violence goes on. */
async function askedOfOthers(amina: Visitor, akt: string, today: CalendarDay): Promise<void> {
  const answerBy = today.add({ days: 14 }).toString();
  const referral = { ground: 'nothing', answerBy };
  await amina.send(`${akt}/remisser`, {
    ...referral,
    kind: 'alarm',
    receiver: 'Brottsofferpolisen',
    purpose: 'Larm till den dag åklagaren har beslutat.',
  });
  await amina.send(`${akt}/remisser`, {
    ...referral,
    kind: 'traumaCare',
    receiver: 'Psykiatrin',
    purpose: 'Traumabehandling, också medan våldet pågår.',
  });
  const [, alarm = ''] =
    /aria-label="Larm[\s\S]*?\/remisser\/([0-9a-f-]+)\/svar/.exec((await amina.get(`${akt}/remisser`)).text) ?? [];
  await amina.send(`${akt}/remisser/${alarm}/svar`, { answer: 'yes', words: 'Hämtas på fredag, med Tove.' });
}
