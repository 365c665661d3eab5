import sharp from 'sharp';
import { newId } from '../../kernel/ids.ts';
import { type Instant, inStockholm } from '../../kernel/instant.ts';
import type { Player, Visitor } from '../player.ts';
import { agreeSafeContact, reportConcern, ToldContact } from './contact-kit.ts';
import { herConsents } from './her-consents.ts';
import { herSupport } from './her-support.ts';
import { overTime } from './over-time.ts';
import { riskOverWeeks } from './risk-over-weeks.ts';
import type { Story } from './story.ts';
import { theChildren } from './the-children.ts';
import { callUrgently } from './urgent-meeting.ts';
import { whatFollowed, whatWasGivenWithoutConsent } from './what-followed.ts';
import { whatIsPlanned } from './what-is-planned.ts';

const hers = '199103132388';
const days = (n: number) => ({ hours: 24 * n });

/** Three weeks in: the files are open, the account is written once, and the plan has owners and dates. */
export const threeWeeks: Story = {
  name: 'threeWeeks',
  tell: async (player, now) => {
    const { staff, units } = player.founded;
    const visit = now.subtract(days(21));
    const contact = await camein(player, visit);
    await player.at(visit.add({ minutes: 12 }));
    await contact.handedTo(
      { unit: units.violenceTeam, staff: staff.caseOfficer },
      'Hon vill ha stöd och vet inte hur hon ska lämna honom utan att han märker det. Hon har berättat allt en gång; det står här.',
    );

    await player.at(visit.add({ hours: 16 }));
    const amina = await player.as('caseOfficer');
    const file = await contact.filesOpened(
      amina,
      { responsible: staff.caseOfficer, deputy: staff.otherCaseOfficer },
      { self: 'Mariam Kassem', children: ['Yara', 'Sami'], others: ['Tarek'] },
    );
    const akt = `/akt/${file}`;
    await amina.get(akt);
    await amina.send(`${akt}/berattelsen/klar`, {
      text: 'Mariam har levt med Tarek i nio år. Våldet började när hon väntade Yara. Tarek slår henne när han har druckit, senast för tre veckor sedan, då han slog henne i ansiktet med knuten hand i hallen. Barnen stod i dörren.\n\nTarek bestämmer över pengarna och läser hennes telefon varje kväll. Han säger att han tar barnen om hon går.\n\nHon vill inte att någon ringer. Hon vill planera i lugn och ro.',
      version: '0',
      changed: '',
    });
    await player.at(visit.add({ hours: 16, minutes: 12 }));
    await confirmAccount(amina, akt);
    await amina.send(`${akt}/mal`, { goal: 'Att jag och barnen kan sova hela natten.' });
    await amina.send(`${akt}/mal`, { goal: 'Ett eget konto och ett eget telefonnummer.' });
    await player.at(visit.add({ hours: 16, minutes: 20 }));
    await theWorkAround(player, amina, akt, now);
    await riskOverWeeks(player, akt, visit, now);
    await herSupport(player, akt, now);
    const yesterday = inStockholm(now).subtract({ days: 1 }).with({ hour: 9, minute: 40 });
    await player.at(yesterday.toInstant());
    await aNote(await player.as('caseOfficer'), akt);
    await player.at(yesterday.add({ hours: 1 }).toInstant());
    await herConsents(player, akt, yesterday.toPlainDate());
    await player.at(yesterday.add({ hours: 2 }).toInstant());
    await whatFollowed(player, akt, yesterday.toPlainDate(), hers);
    await whatWasGivenWithoutConsent(player, akt);
    await whatIsPlanned(player, akt, yesterday.toPlainDate());
    await overTime(player, akt, yesterday.toPlainDate());
    await theChildren(player, akt, yesterday.toPlainDate());
    await callUrgently(player, akt, now);
  },
};

async function camein(player: Player, visit: Instant): Promise<ToldContact> {
  await player.at(visit);
  const sara = await player.as('dutyOfficer');
  const contact = await ToldContact.received(sara, {
    channel: 'visit',
    source: 'person',
    at: visit,
    name: 'Mariam Kassem',
  });
  await contact.self({ name: 'Mariam Kassem', number: hers });
  await agreeSafeContact(
    sara,
    contact.address,
    {
      call: { allowed: 'no' },
      sms: { allowed: 'yes', target: '070-174 06 74', days: [1, 2, 3, 4, 5], from: '9', until: '11' },
      letter: { allowed: 'no' },
      place: { allowed: 'yes', target: 'BVC, hos sjuksköterskan', emergency: true },
    },
    { codeWord: 'vaccinationen', neverSay: 'Kommunen, socialtjänsten.' },
  );
  await contact.livingTogether('yes');
  await contact.dutyToReportTold();
  await contact.other({ part: 'usesViolence', name: 'Tarek', relation: 'partner', livesWith: 'yes' });
  await contact.child({
    name: 'Yara',
    number: '201701022384',
    exposure: ['saw', 'heard'],
    guardians: ['Mariam Kassem', 'Tarek'],
  });
  await contact.child({
    name: 'Sami',
    birthYear: 2020,
    exposure: ['heard', 'livesThere'],
    guardians: ['Mariam Kassem', 'Tarek'],
  });
  await contact.violence({
    kinds: ['physical', 'economic', 'digital'],
    by: 'Tarek',
    to: 'Mariam Kassem',
    severity: 'injury',
    ongoing: true,
    when: 'I hallen, kvällen före besöket',
    words: 'Tarek slog Mariam i ansiktet med knuten hand. Han läser hennes telefon varje kväll.',
  });
  await contact.fear(7);
  await contact.interpreter();
  await contact.urgency(2);
  await contact.protection('Mariam Kassem', {
    mode: 'inPerson',
    staying: 'wantsToStay',
    fear: '7',
    need: 'planOnly',
    words: 'Hon går hem i dag med en plan. Hon vet vart hon går om det blir värre, och grannen har nyckel.',
  });
  for (const child of ['Yara', 'Sami']) {
    await contact.protection(child, {
      mode: 'inPerson',
      childSeen: 'notSeen',
      childTalked: 'notYet',
      childTold: 'Mamma berättar i kväll att hon har pratat med oss.',
      childSaid: 'Vi har inte talat med barnet än.',
      need: 'planOnly',
      words: 'Barnet är hos mormor till på söndag.',
    });
  }
  const people = await contact.people();
  for (const child of ['Yara', 'Sami']) {
    await reportConcern(
      sara,
      contact.address,
      people.get(child),
      player.founded.units.childrenUnit,
      'Mamman berättar att pappan slår henne. Barnet har sett eller hört det hemma.',
    );
  }
  return contact;
}

/** She reads it herself and says that it is right. */
async function confirmAccount(
  by: { send(path: string, fields: Record<string, string>): Promise<string> },
  akt: string,
): Promise<void> {
  await by.send(`${akt}/berattelsen/bekrafta`, { how: 'readHerself', version: '1' });
}

async function theWorkAround(player: Player, amina: Visitor, akt: string, now: Instant): Promise<void> {
  const { staff } = player.founded;
  const inDays = (n: number) => inStockholm(now).toPlainDate().add({ days: n }).toString();
  await amina.send(`${akt}/plan`, {
    words: 'Öppna eget konto på banken, med Tove',
    goal: '',
    owner: staff.supportWorker,
    dueOn: inDays(2),
  });
  await amina.send(`${akt}/plan`, {
    words: 'Fråga om kontaktförbud',
    goal: '',
    owner: staff.caseOfficer,
    dueOn: inDays(5),
  });
  await amina.send(`${akt}/plan`, {
    words: 'Första stödsamtalet på BVC:s tid',
    goal: '',
    owner: staff.therapist,
    dueOn: inDays(9),
  });
  await amina.send(`${akt}/processer`, {
    kind: 'police',
    holder: 'Polisen, brottsofferpolis',
    nextStep: 'Målsägandeförhör',
    nextOn: inDays(6),
    reference: '',
    beganOn: '',
  });
  await amina.send(`${akt}/processer`, {
    kind: 'housing',
    holder: 'Bostadsbolaget, förtursgruppen',
    nextStep: 'Besked om förtur',
    nextOn: inDays(14),
    reference: '',
    beganOn: '',
  });
  await amina.send(`${akt}/varningar`, {
    kind: 'childAbduction',
    words: 'Tarek har sagt att han tar barnen till sin bror om hon går.',
  });
  await amina.send(`${akt}/team`, { staff: staff.supportWorker, function: 'supportWorker', deputy: staff.therapist });
}

async function aNote(amina: Visitor, akt: string): Promise<void> {
  await amina.get(akt);
  const note = `${akt}/anteckning/${newId()}`;
  await amina.send(`${note}/signera`, {
    text: 'Sms enligt överenskommelsen, 9.20. Mariam svarade med kodordet. Hon har sovit hos sin mamma två nätter och känner sig lugnare. Tarek frågade barnen var hon hade varit.',
    version: `0.${newId().slice(0, 8)}`,
    'when.day': 'i dag',
    'when.time': '9.30',
  });
  // A print of messages with each line covered: what anybody's messages say is not made up.
  const bubbles = [380, 260, 330, 200, 300, 350]
    .map(
      (width, n) => `<rect x="${n % 2 ? 570 - width : 50}" y="${80 + n * 120}" width="${width}" height="72" rx="18"/>`,
    )
    .join('');
  const print = `<svg xmlns="http://www.w3.org/2000/svg" width="620" height="877"><rect width="620" height="877" fill="#ffffff"/><g fill="#c9cdd2">${bubbles}</g></svg>`;
  const sheet = await sharp(Buffer.from(print)).png().toBuffer();
  await amina.upload(`${note}/bilagor`, { kind: 'messages' }, { name: 'paper', content: sheet });
}
