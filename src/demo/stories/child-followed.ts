import { type FileId, newId } from '../../kernel/ids.ts';
import { type Instant, inStockholm } from '../../kernel/instant.ts';
import type { Player, Visitor } from '../player.ts';
import { agreeSafeContact, reportConcern, ToldContact } from './contact-kit.ts';
import { readOf, referenceOf } from './found-in-lists.ts';
import type { Story } from './story.ts';
import { weekdayBefore } from './weekdays.ts';

const days = (count: number) => ({ hours: 24 * count });
const mother = 'Malin Skog';
const father = 'Patrik Skog';

/**
 * Alva's guardians said no to support, and the investigation ended. She is followed for a while without their consent (SoL 23): one talk is
 * behind, and the time that was decided is soon over.
 */
export const childFollowed: Story = {
  name: 'childFollowed',
  tell: async (player, now) => {
    const { staff } = player.founded;
    const came = weekdayBefore(now, 110, '09:30');
    const { akt, report } = await fileOfHerOwn(player, came);
    await player.at(came.add(days(2)));
    const at = await investigated(player, akt);
    await player.at(came.add(days(62)));
    const maria = await reading(player, akt, at);
    await maria.send(`${at}/signera`);
    await ended(player, akt, at);
    await player.at(came.add(days(70)));
    const leader = await reading(player, akt, `${akt}/barnets-lage`);
    const [, investigation = ''] =
      /name="after"[^>]*value="([0-9a-f-]{36})"|value="([0-9a-f-]{36})"[^>]*name="after"/
        .exec((await leader.get(`${akt}/barnets-lage`)).text)
        ?.filter(Boolean) ?? [];
    await leader.send(`${akt}/barnets-lage`, {
      after: investigation,
      until: inStockholm(now).toPlainDate().add({ days: 20 }).toString(),
      why: 'Alva har slutat sova över hos andra och var borta från skolan elva dagar i våras. Hon vågar säga hur det är när någon frågar.',
      danger: 'no',
      told: 'Båda föräldrarna, i telefon var för sig, samma dag. Alva av sin handläggare.',
    });
    await player.at(weekdayBefore(now, 8, '13:15'));
    // Whoever had duty was told of the report, and has seen that it was taken.
    for (const officer of ['childOfficer', 'otherChildOfficer'] as const)
      await readOf(await player.as(officer), report);
    const elin = await player.as('childOfficer');
    await elin.get(akt);
    const [, followUp = ''] =
      /\/barnets-lage\/([0-9a-f-]{36})\/kontakt/.exec((await elin.get(`${akt}/barnets-lage`)).text) ?? [];
    await elin.send(`${akt}/barnets-lage/${followUp}/kontakt`, {
      on: 'i dag',
      withWhom: 'child',
      who: 'hos kuratorn i skolan',
      words:
        'Alva säger att det är lugnare hemma. Hon vill att kuratorn fortsätter fråga. Hon vet att hon får ringa Elin.',
    });
    // Whoever answers for her is told in the plan what comes next.
    await elin.send(`${akt}/plan`, {
      words: 'Tala med Alva igen, hos kuratorn',
      goal: '',
      owner: staff.childOfficer,
      dueOn: inStockholm(now).toPlainDate().add({ days: 4 }).toString(),
    });
  },
};

/** The school calls; the children's unit begins with the report, and the file is the child's alone. */
async function fileOfHerOwn(player: Player, came: Instant): Promise<{ akt: string; report: string }> {
  const { staff, units } = player.founded;
  await player.at(came);
  const sara = await player.as('dutyOfficer');
  const contact = await ToldContact.received(sara, {
    channel: 'call',
    source: 'school',
    words: 'Rektor. Mamman vet att skolan ringer.',
    at: came,
    name: mother,
  });
  await agreeSafeContact(sara, contact.address, {
    call: { allowed: 'yes', target: '070-174 06 84', days: [1, 2, 3, 4, 5], from: '8', until: '16' },
  });
  await contact.livingTogether('no');
  await contact.dutyToReportTold();
  await contact.other({ part: 'guardian', name: father, relation: 'formerPartner', livesWith: 'no' });
  await contact.other({ part: 'usesViolence', name: 'Roger', relation: 'formerPartner', livesWith: 'no' });
  await contact.child({
    name: 'Alva',
    birthYear: 2015,
    exposure: ['heard', 'livesThere'],
    guardians: [mother, father],
    words: 'Berättade för kuratorn att hon gömde sig när Roger slog sönder saker.',
  });
  await reportConcern(
    sara,
    contact.address,
    (await contact.people()).get('Alva'),
    units.childrenUnit,
    'Alva har berättat att Roger slog sönder saker hemma när han bodde där. Hon kommer inte till skolan varje dag.',
  );
  const theirs = (await sara.ownFilesOf(contact.id)).get('Alva');
  await contact.interpreter();
  await contact.urgency(1);
  await contact.protection(mother, {
    mode: 'phone',
    staying: 'stays',
    fear: '1',
    need: 'none',
    words: 'Hon ringde tillbaka på lunchen. Roger har flyttat och har inte hört av sig.',
  });
  await contact.protection('Alva', {
    mode: 'phone',
    childSeen: 'notSeen',
    childTalked: 'notYet',
    childTold: 'Kuratorn berättar för henne i morgon, när de ses som vanligt.',
    childSaid: 'Ingen av oss har frågat henne än. Barn och unga gör det i skolan.',
    need: 'none',
    words: 'Kuratorn träffar henne varje vecka. Barn och unga talar med henne.',
  });
  await sara.send(`${contact.address}/avsluta`, {
    'advice.outcome': 'advice',
    'advice.words': 'Malin vill inget för egen del nu. Hon vet vart hon ringer.',
  });
  const there = `/kontakt/${theirs}`;
  await player.at(came.add({ hours: 2 }));
  const elin = await player.as('childOfficer');
  // Nobody has duty so long ago: she takes it from the unit's list.
  await elin.send(`${there}/ta`);
  await elin.get(`${there}/anmalan`);
  const report = await referenceOf(elin, there);
  await elin.send(`${there}/anmalan/ta-emot`);
  await agreeSafeContact(elin, there, { viaPerson: { allowed: 'yes', target: 'Kuratorn på skolan' } });
  // The report names the child: her guardians are written in by whoever asks them.
  for (const name of [mother, father])
    await elin.send(`${there}/andra`, {
      'other.part': 'guardian',
      'other.name': name,
      'other.relation': 'parent',
      'other.livesWith': name === mother ? 'yes' : 'no',
    });
  const people = await elin.peopleOf(theirs as FileId);
  const choices = [...people].map(([name, id]): [string, string] => [
    `people.p${id.replaceAll('-', '')}.choice`,
    name === 'Alva' ? 'new' : 'none',
  ]);
  const akt = await elin.send(`${there}/oppna-akter`, {
    ...Object.fromEntries(choices),
    [`people.p${people.get('Alva')?.replaceAll('-', '')}.protection`]: 'none',
    [`people.p${people.get('Alva')?.replaceAll('-', '')}.parts`]: ['safeContact', 'people'],
    'team.responsible': staff.childOfficer,
    'team.deputy': staff.otherChildOfficer,
  });
  await elin.get(akt);
  await elin.send(`${akt}/anmalan/beslut`, {
    outcome: 'opened',
    motive: 'Alva har varit med om våld hemma, och kan behöva stöd.',
  });
  return { akt, report };
}

const written: Readonly<Record<string, string>> = {
  a: 'Skolan anmälde. Alva har träffats två gånger, föräldrarna var för sig.',
  b: 'Roger slog sönder saker och höll fast mamman en gång. Han flyttade i vintras och har inte varit där sedan dess.',
  c: 'Risken är lägre sedan han flyttade. Den ökar om han kommer tillbaka.',
  d: 'Inget akut behov av skydd.',
  e: 'Någon i skolan som frågar hur hon har det.',
  f: 'Att få berätta i sin egen takt.',
  g: 'Mormor, en bästa vän och kuratorn.',
  h: 'Föräldrarna är överens om det mesta och vill att hon ska få vara i fred.',
  k: 'Jag tycker om kuratorn. Jag vill inte att alla ska veta.',
  m: 'Att det inte är hennes fel, och vad vi har frågat föräldrarna om.',
  n: 'Båda säger nej till samtal för Alva nu. De tror att hon mår bäst av att ingen frågar.',
  o: 'Alva behöver stöd. Utan föräldrarnas samtycke kan hon inte få det, och det finns inte skäl för vård mot deras vilja.',
  p: 'Utredningen avslutas utan insats. Nämnden prövar om hon ska följas upp (SoL 23 kap.).',
};

async function investigated(player: Player, akt: string): Promise<string> {
  const { staff } = player.founded;
  const elin = await player.as('childOfficer');
  await elin.get(akt);
  const [, at = ''] =
    /href="(\/akt\/[^"]+\/utredning\/[0-9a-f-]+)"/.exec((await elin.get(`${akt}/utredning`)).text) ?? [];
  await elin.send(`${akt}/anteckning/${newId()}/signera`, {
    text: 'Två besök hos kuratorn i skolan. Alva berättar lite i taget. Mormor är den hon ringer när det är svårt.',
    version: `0.${newId().slice(0, 8)}`,
    'when.day': 'i dag',
    'when.time': '9.30',
  });
  const self = (await elin.peopleOf(akt.slice('/akt/'.length) as FileId)).get('Alva');
  await elin.send(`${akt}/bedomning/${self}`, {
    mode: 'inPerson',
    childSeen: 'seen',
    childTalked: 'alone',
    childTold: 'Att vi frågar alla barn om det, och att hon inte behöver svara.',
    childSaid: 'Det är lugnt nu. Det var värst när dörren var stängd.',
    need: 'none',
    words: 'Roger bor inte kvar. Alva vet vem hon ringer.',
  });
  for (const [part, text] of Object.entries(written))
    await elin.send(`${at}/del/${part}`, { text, version: `0.${newId().slice(0, 8)}` });
  await elin.send(`${at}/fara`, {
    danger: 'no',
    words: 'Föräldrarna har vetat om anmälan hela tiden. Roger får inget veta.',
  });
  await elin.send(`${at}/granska`, { of: staff.childrenLeader });
  return at;
}

/** Each guardian has read what it rests on, and said no. */
async function ended(player: Player, akt: string, at: string): Promise<void> {
  const elin = await player.as('childOfficer');
  await elin.get(akt);
  const html = (await elin.get(`${at}/beslut`)).text;
  for (const [, person = ''] of html.matchAll(/name="person" value="([0-9a-f-]+)"/g))
    await elin.send(`${at}/beslut/underlag`, {
      person,
      how: 'meeting',
      words: 'Hela utredningen, läst på mottagningen.',
    });
  const asked = (await elin.get(`${at}/beslut`)).text;
  for (const [, given = ''] of asked.matchAll(/action="[^"]*\/beslut\/underlag\/([0-9a-f-]{36})"/g))
    await elin.send(`${at}/beslut/underlag/${given}`, {
      answer: 'Säger nej till samtal för Alva nu. Vill att hon får vara i fred.',
    });
  const decision = await elin.send(`${at}/beslut`, {
    choice: 'withoutHelp',
    motivation:
      'Alva behöver någon att tala med. Föräldrarna säger nej, och utan deras samtycke kan insatsen inte ges.',
  });
  await elin.get(decision);
  await readOf(elin, await referenceOf(elin, akt));
}

/** The leader opens the file with a reason, as she must. */
async function reading(player: Player, akt: string, next: string): Promise<Visitor> {
  const maria = await player.as('childrenLeader');
  await maria.send(`${akt}/oppna`, { purpose: 'review', reason: 'Granskar utredningen', next });
  await maria.get(next);
  return maria;
}
