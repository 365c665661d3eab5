import type { Player, Visitor } from '../../src/demo/index.ts';
import { agreeSafeContact, reportConcern, type ToldContact } from '../../src/demo/stories/contact-kit.ts';
import { type FileId, newId } from '../../src/kernel/ids.ts';
import { type Instant, inStockholm } from '../../src/kernel/instant.ts';
import { received } from './received-contact.ts';

/** The whole way: shelter, two reports, promises, handed over, files opened on both sides, and what the team then writes. */
export async function oneThatIsOpened(player: Player, came: Instant): Promise<void> {
  const { staff, units } = player.founded;
  await player.at(came);
  const sara = await player.as('dutyOfficer');
  const contact = await received(sara, came, 'Asta Prov');
  await contact.other({ part: 'usesViolence', name: 'Bo', relation: 'partner', livesWith: 'yes' });
  for (const child of ['Kim Prov', 'Lo Prov'])
    await contact.child({ name: child, birthYear: 2018, exposure: ['saw'], guardians: ['Asta Prov', 'Bo'] });
  await contact.violence({
    kinds: ['physical', 'latent'],
    by: 'Bo',
    to: 'Asta Prov',
    severity: 'injury',
    words: 'Bo slog Asta.',
    when: 'I går',
  });
  await contact.fear(7);
  await contact.interpreter({ language: 'ar', dialect: 'Syrisk', circle: 'Ingen härifrån', who: 'Tolkservice' });
  await contact.urgency(3);
  await contact.protection('Asta Prov', {
    mode: 'phone',
    staying: 'mustLeave',
    fear: '7',
    need: 'tonight',
    words: 'Kan inte gå hem.',
  });
  const people = await contact.people();
  for (const child of ['Kim Prov', 'Lo Prov']) {
    await contact.protection(child, {
      mode: 'phone',
      childSeen: 'notSeen',
      childTalked: 'notYet',
      childTold: 'Inget än.',
      childSaid: 'Inget än.',
      need: 'tonight',
      words: 'Följer med.',
    });
    await reportConcern(sara, contact.address, people.get(child), units.childrenUnit, 'Barnet har sett det.');
  }
  await shelter(player, sara, contact, people.get('Asta Prov') ?? '');
  for (const [kind, after] of [
    ['shelter', 'dra-tillbaka'],
    ['call', 'hallet'],
  ] as const) {
    const due = inStockholm(came).add({ days: 2 }).toPlainDate().toString();
    await sara.send(`${contact.address}/loften`, {
      kind,
      words: 'Det vi sade.',
      givenBy: staff.dutyOfficer,
      'due.day': due,
      'due.time': '10.00',
    });
    const page = (await sara.get(`${contact.address}/loften`)).text;
    const promise = [...page.matchAll(/\/loften\/([0-9a-f-]{36})\/hallet/g)].at(-1)?.[1];
    await sara.send(
      `${contact.address}/loften/${promise}/${after}`,
      after === 'hallet' ? {} : { reason: 'Inställd.', manager: staff.manager, replacement: 'En annan plats.' },
    );
  }
  for (const child of ['Kim Prov', 'Lo Prov']) await theChildrensUnit(player, contact, child, came);
  await player.at(came.add({ minutes: 30 }));
  const again = await player.as('dutyOfficer');
  await again.get(contact.address);
  await again.send(`${contact.address}/lamna-over`, {
    receiver: `${units.violenceTeam}.${staff.caseOfficer}`,
    words: 'Vill ha stöd.',
  });
  await player.at(came.add({ minutes: 70 }));
  const amina = await player.as('caseOfficer');
  const file = await contact.filesOpened(
    amina,
    { responsible: staff.caseOfficer, deputy: staff.otherCaseOfficer },
    {
      self: 'Asta Prov',
      children: ['Kim Prov', 'Lo Prov'],
      others: [],
      opened: { name: 'Bo', team: { responsible: staff.perpetratorTherapist, deputy: staff.outpatientLeader } },
    },
  );
  await theTeamsWork(player, amina, file, came.add({ minutes: 75 }));
}

async function shelter(player: Player, sara: Visitor, contact: ToldContact, person: string): Promise<void> {
  const { staff } = player.founded;
  await sara.send(`${contact.address}/beslut`, {
    person,
    kind: 'shelterAdult',
    of: staff.manager,
    proposal: 'Skydd från i kväll.',
  });
  const anders = await player.as('manager');
  const asked = (await anders.get(`${contact.address}/beslut`)).text.match(/\/beslut\/([0-9a-f-]{36})/)?.[1];
  await anders.send(`${contact.address}/beslut/${asked}`, { outcome: 'granted', motivation: 'Risken är akut.' });
}

/** One report leads to an investigation and a file, the other to none. */
async function theChildrensUnit(player: Player, contact: ToldContact, child: string, came: Instant): Promise<void> {
  const { staff } = player.founded;
  await player.at(came.add({ minutes: 20 }));
  const own = (
    await (await player.as('dutyOfficer')).ownFilesOf(contact.id).catch(() => new Map<string, FileId>())
  ).get(child);
  const sara = await player.as('dutyOfficer');
  await sara.get(contact.address);
  const file = own ?? (await sara.ownFilesOf(contact.id)).get(child);
  const address = `/kontakt/${file}`;
  const elin = await player.as((await isOnDuty(player, address)) ? 'childOfficer' : 'otherChildOfficer');
  await elin.get(address);
  await elin.send(`${address}/anmalan/ta-emot`);
  const self = [...(await elin.peopleOf(file as FileId))][0]?.[1];
  await elin.send(`${address}/bedomning/${self}`, {
    mode: 'phone',
    alone: 'yes',
    safe: 'yes',
    thereAfterwards: 'Mormor.',
    childSeen: 'notSeen',
    childTalked: 'notYet',
    childTold: 'Inget än.',
    childSaid: 'Inget än.',
    need: 'tonight',
    words: 'Följer med.',
  });
  const opens = child === 'Kim Prov';
  if (opens) await elin.send(`${address}/anmalan/beslut`, { outcome: 'opened', motive: 'Vi utreder.' });
  await agreeSafeContact(elin, address, { letter: { allowed: 'no' } });
  if (opens) {
    const field = `people.p${self?.replaceAll('-', '')}`;
    await elin.get(address);
    const deputy = staff.childrenLeader;
    const me = (await isOnDuty(player, address)) ? staff.childOfficer : staff.otherChildOfficer;
    await elin.send(`${address}/oppna-akter`, {
      'team.responsible': me,
      'team.deputy': deputy,
      [`${field}.choice`]: 'new',
      [`${field}.protection`]: 'none',
      [`${field}.parts`]: ['safeContact', 'protection'],
    });
    return;
  }
  const maria = await player.as('childrenLeader');
  await maria.get(address);
  await maria.send(`${address}/anmalan/beslut`, { outcome: 'notOpened', motive: 'Har stöd.' });
  await elin.send(`${address}/besked`);
  await elin.send(`${address}/familj`, { childrenKnown: 'no' });
  await elin.send(`${address}/avsluta`, { 'advice.outcome': 'advice', 'advice.words': 'Har stöd.' });
}

/** Whoever of the two has the unit's duty that day opens the report without being asked why. */
async function isOnDuty(player: Player, address: string): Promise<boolean> {
  return (await (await player.as('childOfficer')).get(address)).status === 200;
}

async function theTeamsWork(player: Player, amina: Visitor, file: FileId, at: Instant): Promise<void> {
  const { staff } = player.founded;
  const akt = `/akt/${file}`;
  await amina.get(akt);
  await amina.send(`${akt}/berattelsen/klar`, { text: 'Asta berättar.', version: '0', changed: '' });
  await amina.send(`${akt}/berattelsen/bekrafta`, { how: 'readHerself', version: '1' });
  await amina.send(`${akt}/mal`, { goal: 'Sova.' });
  const goal = (await amina.get(`${akt}/plan`)).text.match(/\/mal\/([0-9a-f-]{36})\/avsluta/)?.[1] ?? '';
  const dueOn = inStockholm(at).add({ days: 3 }).toPlainDate().toString();
  for (const aim of [goal, '', ''])
    await amina.send(`${akt}/plan`, { words: 'Byta lås', goal: aim, owner: staff.supportWorker, dueOn });
  await amina.send(`${akt}/processer`, {
    kind: 'police',
    holder: 'Polisen',
    nextStep: 'Förhör',
    nextOn: dueOn,
    reference: '',
    beganOn: '',
  });
  await amina.send(`${akt}/varningar`, { kind: 'weapon', words: '' });
  await amina.send(`${akt}/team`, { staff: staff.supportWorker, function: 'supportWorker', deputy: staff.therapist });
  await player.at(at.add({ hours: 1 }));
  const later = await player.as('caseOfficer');
  const plan = (await later.get(`${akt}/plan`)).text;
  const actions = [...new Set([...plan.matchAll(/\/plan\/([0-9a-f-]{36})/g)].map(([, id]) => id))];
  await later.send(`${akt}/plan/${actions[0]}/klar`, { outcome: '' });
  await later.send(`${akt}/plan/${actions[1]}/gar-inte`, { why: 'Gick inte.' });
  const process = (await later.get(`${akt}/processer`)).text.match(/\/processer\/([0-9a-f-]{36})/)?.[1];
  await later.send(`${akt}/processer/${process}/avsluta`, { endedOn: 'i dag', outcome: 'charged' });
  await later.send(`${akt}/kontakta/call`, { result: 'noAnswer', words: '' });
  await later.send(`${akt}/anteckning/${newId()}/signera`, {
    text: 'Samtal.',
    version: `0.${newId().slice(0, 8)}`,
    'when.day': 'i dag',
    'when.time': '10.05',
  });
}
