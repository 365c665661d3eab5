import { sql as raw } from 'kysely';
import { asAdministrator } from '../../src/demo/found.store.ts';
import type { Player } from '../../src/demo/index.ts';
import { agreeSafeContact, reportConcern, ToldContact } from '../../src/demo/stories/contact-kit.ts';
import { type FileId, newId } from '../../src/kernel/ids.ts';
import { type Instant, inStockholm } from '../../src/kernel/instant.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { oneThatIsOpened } from './opened-case.ts';
import { received } from './received-contact.ts';

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
