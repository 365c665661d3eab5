import { sql as raw } from 'kysely';
import { asAdministrator } from '../../src/demo/found.store.ts';
import type { Player, Visitor } from '../../src/demo/index.ts';
import { agreeSafeContact, reportConcern, ToldContact } from '../../src/demo/stories/contact-kit.ts';
import { type FileId, newId } from '../../src/kernel/ids.ts';
import { type Instant, inStockholm } from '../../src/kernel/instant.ts';
import type { Database } from '../../src/platform/database/database.ts';

/** Cases played through the pages with everything in them that the years write, so that both can be held against each other. */
export async function playWholeCases(player: Player, database: Database, now: Instant): Promise<void> {
  const morning = inStockholm(now).subtract({ days: 18 }).with({ hour: 10, minute: 0, second: 0 });
  // The leader of the children's unit has its back-up duty in those days, and so decides what only she may.
  const [from, until] = [morning.subtract({ days: 1 }), morning.add({ days: 1 })].map((at) =>
    at.toInstant().toString(),
  );
  await asAdministrator(database, player.founded, ({ sql }) =>
    raw`select authz.save_shift(${newId()}, ${player.founded.units.childrenUnit}, ${player.founded.staff.childrenLeader}, 'backup', ${from}, ${until})`.execute(
      sql,
    ),
  );
  await oneThatIsOpened(player, morning.toInstant());
  await oneThatIsAssessedLater(player, morning.add({ hours: 2 }).toInstant());
  await oneThatWaits(player, morning.add({ hours: 2, minutes: 30 }).toInstant());
  await oneThatIsClosed(player, morning.add({ hours: 2, minutes: 40 }).toInstant());
  await oneThatIsAdvised(player, morning.add({ hours: 3 }).toInstant());
}

async function oneThatIsOpened(player: Player, came: Instant): Promise<void> {
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

/** No investigation; said what became of each child, and closed with what stood open answered. Two of the calls that were agreed are made. */
async function oneThatIsClosed(player: Player, came: Instant): Promise<void> {
  const { staff, units } = player.founded;
  await player.at(came);
  const sara = await player.as('dutyOfficer');
  const contact = await received(sara, came, 'Vera Prov');
  for (const child of ['Ella Prov', 'Nils Prov'])
    await contact.child({ name: child, birthYear: 2017, exposure: ['heard'], guardians: ['Vera Prov'] });
  await contact.urgency(2);
  const people = await contact.people();
  const seen = { childSeen: 'seen', childTalked: 'alone', childTold: 'Att vi hörs.', childSaid: 'Inget.' } as const;
  const answers = { mode: 'inPerson', need: 'planOnly', words: 'Har en plan.' } as const;
  await contact.protection('Vera Prov', { ...answers, staying: 'stays', fear: '3' });
  for (const child of ['Ella Prov', 'Nils Prov']) {
    await contact.protection(child, { ...answers, ...seen });
    await reportConcern(sara, contact.address, people.get(child), units.childrenUnit, 'Barnet har hört det.');
  }
  await sara.send(`${contact.address}/barnen/${people.get('Ella Prov')}`, { kind: 'noNeed', words: 'Har stöd.' });
  await contact.handedTo({ unit: units.violenceTeam, staff: staff.caseOfficer }, 'Vill ha stöd.');
  const amina = await player.as('caseOfficer');
  const team = { responsible: staff.caseOfficer, deputy: staff.otherCaseOfficer };
  const who = { self: 'Vera Prov', children: ['Ella Prov', 'Nils Prov'], others: [] };
  const file = await contact.filesOpened(amina, team, who, 'none', false);
  const akt = `/akt/${file}`;
  await amina.get(akt);
  const childs = (await amina.ownFilesOf(file)).get('Nils Prov') as FileId;
  const child = (await amina.peopleOf(file)).get('Nils Prov');
  const karin = await player.as('teamLeader');
  for (const one of [akt, `/akt/${childs}`]) {
    await karin.send(`${one}/oppna`, { purpose: 'review', reason: 'Beslutar', next: one });
    await karin.send(`${one}/utredning`, { outcome: 'notOpen', motive: 'Får stöd utan utredning.' });
  }
  await amina.send(`${akt}/barnen/${child}`, { kind: 'ownSupport', support: 'trappanTalks', words: 'Börjar snart.' });
  const nextOn = inStockholm(came).add({ days: 3 }).toPlainDate().toString();
  const housing = {
    kind: 'housing',
    holder: 'Bostadsbolaget',
    nextStep: 'Visning',
    nextOn,
    reference: '',
    beganOn: '',
  };
  await amina.send(`${akt}/processer`, housing);
  await amina.send(`${akt}/plan`, { words: 'Byta lås', goal: '', owner: staff.caseOfficer, dueOn: nextOn });
  await amina.send(`${akt}/team`, { staff: staff.supportWorker, function: 'supportWorker', deputy: staff.therapist });
  for (const [one, followUp] of [
    [akt, 'agreed'],
    [`/akt/${childs}`, 'notAsked'],
  ] as const) {
    await amina.get(one);
    const page = (await amina.get(`${one}/avslut`)).text;
    const asked = page.matchAll(/name="((?:process|action|childNeed)[0-9a-f]{32}|reassessment)"/g);
    await amina.send(`${one}/avslut`, {
      ...{ ready: 'ready', reason: 'goalReached', words: 'Klart.', goingOn: 'no', violence: 'Inget har hänt.' },
      ...{ wayBack: 'Ring mottaget.', substitute: staff.otherCaseOfficer, helpLine: 'kvinnofridslinjen', followUp },
      ...(followUp === 'agreed' ? { followUpWay: 'Ringer.', followUpOwner: staff.caseOfficer } : {}),
      ...Object.fromEntries([...asked].map(([, name]) => [name, 'Går vidare för sig.'])),
    });
  }
  for (const answer of [
    { outcome: 'reached', violence: 'none', safety: '8', help: 'helped', words: 'Lugnt.' },
    { outcome: 'notReached', words: 'Svarade inte.' },
  ]) {
    const closed = (await amina.get(`${akt}/avslut`)).text;
    const [, next = closed] = /\/uppfoljning\/([0-9a-f-]{36})/.exec(closed) ?? [];
    await amina.send(`${akt}/uppfoljning/${next}`, answer);
  }
}

async function received(by: Visitor, at: Instant, name: string): Promise<ToldContact> {
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

async function oneThatIsAssessedLater(player: Player, came: Instant): Promise<void> {
  const { staff, units } = player.founded;
  await player.at(came);
  const sara = await player.as('dutyOfficer');
  const contact = await received(sara, came, 'Siv Prov');
  await contact.child({ name: 'Bim Prov', birthYear: 2016, exposure: ['heard'], guardians: ['Siv Prov'] });
  await contact.urgency(2);
  await sara.send(`${contact.address}/lamna-over`, {
    receiver: `${units.violenceTeam}.${staff.caseOfficer}`,
    words: 'Vill ha stöd.',
  });
  const amina = await player.as('caseOfficer');
  const team = { responsible: staff.caseOfficer, deputy: staff.otherCaseOfficer };
  const file = await contact.filesOpened(amina, team, { self: 'Siv Prov', children: ['Bim Prov'], others: [] });
  const answers = { mode: 'inPerson', need: 'planOnly', words: 'Har en plan.' };
  await amina.get(`/akt/${file}`);
  const self = (await amina.peopleOf(file)).get('Siv Prov');
  await amina.send(`/akt/${file}/bedomning/${self}`, { ...answers, staying: 'stays', fear: '3' });
  const childs = (await amina.ownFilesOf(file)).get('Bim Prov') as FileId;
  await amina.get(`/akt/${childs}`);
  const child = (await amina.peopleOf(childs)).get('Bim Prov');
  await amina.send(`/akt/${childs}/bedomning/${child}`, {
    ...answers,
    childSeen: 'seen',
    childTalked: 'alone',
    childTold: 'Att vi hörs.',
    childSaid: 'Inget.',
  });
}

/** Handed over, and not opened yet. */
async function oneThatWaits(player: Player, came: Instant): Promise<void> {
  const { staff, units } = player.founded;
  await player.at(came);
  const sara = await player.as('dutyOfficer');
  const contact = await received(sara, came, 'Una Prov');
  await contact.urgency(2);
  await sara.send(`${contact.address}/lamna-over`, {
    receiver: `${units.violenceTeam}.${staff.caseOfficer}`,
    words: 'Vill ha stöd.',
  });
}

async function oneThatIsAdvised(player: Player, came: Instant): Promise<void> {
  await player.at(came);
  const peter = await player.as('backupOfficer');
  const contact = await ToldContact.received(peter, { channel: 'call', source: 'worried', words: 'Granne.', at: came });
  await agreeSafeContact(peter, contact.address, {
    call: { allowed: 'no' },
    letter: { allowed: 'no' },
    sheContacts: { allowed: 'yes' },
  });
  await contact.livingTogether('no');
  await contact.dutyToReportTold();
  await peter.send(`${contact.address}/familj`, { childrenKnown: 'unknown' });
  await contact.interpreter();
  await contact.urgency(1);
  await peter.send(`${contact.address}/skala`, { fear: '', fearNotAsked: 'notSpokenWithHer' });
  const self = [...(await contact.people())][0]?.[1];
  await peter.send(`${contact.address}/bedomning/${self}`, {
    mode: 'inPerson',
    staying: 'stays',
    fearNotAsked: 'Vi har inte talats vid.',
    need: 'none',
    words: 'Inget skydd behövs.',
  });
  await peter.send(`${contact.address}/avsluta`, { 'advice.outcome': 'advice', 'advice.words': 'Fick råd.' });
}
