import type { Temporal } from 'temporal-polyfill';
import type { FileId } from '../../kernel/ids.ts';
import { type Instant, inStockholm, parseInstant } from '../../kernel/instant.ts';
import { getOk } from '../../kernel/result.ts';
import { groupName, groupPlace, nextGroupDay } from '../group-days.ts';
import type { Player, Visitor } from '../player.ts';
import { agreeSafeContact, ToldContact } from './contact-kit.ts';
import type { Story } from './story.ts';

const days = (n: number) => ({ hours: 24 * n });

/**
 * The internal group of Strandhaga: met four weeks ago about one file, and meets again in two weeks
 * about two. Of what it decided one task is done, one is late, and one was no longer possible.
 */
export const internalGroup: Story = {
  name: 'internalGroup',
  tell: async (player, now) => {
    await player.at(now.subtract(days(55)));
    await formed(player, nextGroupDay(now).subtract({ weeks: 6 }));
    const akt = await aFileThatConsents(player, now.subtract(days(50)));
    const karin = await player.as('teamLeader');
    const [first = ''] = linksIn((await karin.get('/moten')).text, '/moten/');
    await firstMeeting(player, akt, first);
    await afterwards(player, akt, now);
    await another(player, now);
  },
};

/** Addresses on a page that begin so, each once. */
const linksIn = (html: string, start: string): string[] => [
  ...new Set([...html.matchAll(/href="([^"#]+)/g)].flatMap(([, href = '']) => (href.startsWith(start) ? [href] : []))),
];

async function formed(player: Player, from: Temporal.PlainDate): Promise<void> {
  const { staff, units } = player.founded;
  const eva = await player.as('administrator');
  // Where the years are told, it was formed when they began.
  if (linksIn((await eva.get('/moten')).text, '/grupp/').some((link) => link !== '/grupp/ny')) return;
  const group = await eva.send('/grupp/ny', { name: groupName, coordinator: staff.teamLeader });
  const seats = [
    { unit: units.intake, staff: staff.backupOfficer, deputy: staff.dutyOfficer },
    { unit: units.childrenUnit, staff: staff.childOfficer, deputy: staff.otherChildOfficer },
    { unit: units.outpatient, staff: staff.perpetratorTherapist, deputy: staff.outpatientLeader },
    // Nobody else works there: the page says that a deputy is missing.
    { unit: units.incomeSupport, staff: staff.outsider, deputy: '' },
  ];
  for (const seat of seats) await eva.send(`${group}/plats`, seat);
  const karin = await player.as('teamLeader');
  await karin.send(`${group}/dagar`, {
    weekday: String(from.dayOfWeek),
    time: '9.00',
    from: from.toString(),
    place: groupPlace,
  });
}

async function aFileThatConsents(player: Player, at: Instant): Promise<string> {
  const { staff, units } = player.founded;
  await player.at(at);
  const sara = await player.as('dutyOfficer');
  const contact = await ToldContact.received(sara, { channel: 'call', source: 'person', at, name: 'Rebecka Falk' });
  await contact.self({ name: 'Rebecka Falk' });
  await agreeSafeContact(sara, contact.address, {
    call: { allowed: 'yes', target: '070-174 06 76', days: [1, 2, 3, 4, 5], from: '12', until: '13' },
    letter: { allowed: 'no' },
  });
  await contact.livingTogether('no');
  await contact.dutyToReportTold();
  await contact.noChildren();
  await contact.other({ part: 'usesViolence', name: 'Jonas', relation: 'formerPartner', livesWith: 'no' });
  await contact.fear(5);
  await contact.interpreter();
  await contact.urgency(1);
  await contact.protection('Rebecka Falk', {
    mode: 'phone',
    staying: 'hasLeft',
    fear: '5',
    need: 'planOnly',
    words: 'Hon bor hos en vän. Jonas vet inte var.',
  });
  await contact.handedTo(
    { unit: units.violenceTeam, staff: staff.caseOfficer },
    'Hon har lämnat honom och vill ha hjälp med ekonomin.',
  );
  await player.at(at.add(days(1)));
  const amina = await player.as('caseOfficer');
  const file = await contact.filesOpened(
    amina,
    { responsible: staff.caseOfficer, deputy: staff.otherCaseOfficer },
    { self: 'Rebecka Falk', children: [], others: ['Jonas'] },
  );
  const akt = `/akt/${file}`;
  await amina.get(akt);
  await amina.send(`${akt}/mal`, { goal: 'En egen lägenhet, och pengar som bara är mina.' });
  await player.at(at.add(days(8)));
  const again = await player.as('caseOfficer');
  await again.get(akt);
  await consented(again, akt, player.founded.units.incomeSupport, 'Att ordna ekonomin och bostaden tillsammans', at);
  await again.send(`${akt}/moten`, { question: 'Hur kommer hon till en egen lägenhet, och vad kan göras redan nu?' });
  return akt;
}

/** Asked alone, told what no consent stops, and signed on the screen. */
async function consented(by: Visitor, akt: string, unit: string, purpose: string, at: Instant): Promise<void> {
  const consent = await by.send(`${akt}/samtycken/ny`, {
    now: 'alone',
    unit,
    purpose,
    parts: ['protection', 'children'],
    until: inStockholm(at).toPlainDate().add({ months: 6 }).toString(),
    language: 'sv',
    heardIn: 'ownLanguage',
  });
  await by.send(`${consent}/berattat`, { alone: 'yes', told: 'yes' });
  await by.send(`${consent}/skarm`, {
    signature: 'M60 120L90 70L120 130L150 80L180 125L230 75L260 130L310 90L360 120',
  });
}

async function firstMeeting(player: Player, akt: string, meeting: string): Promise<void> {
  const { staff } = player.founded;
  const page = await (await player.as('teamLeader')).get('/moten');
  const [, starts = ''] = /<time datetime="([^"]+)"/.exec(page.text) ?? [];
  const begins = getOk(parseInstant(starts), 'the first meeting');
  await player.at(begins.subtract({ hours: 46 }));
  const ulf = await player.as('outsider');
  const [item = ''] = linksIn((await ulf.get(meeting)).text, `${akt}/moten/`);
  await ulf.get(item);
  await ulf.send(`${item}/underlag`, {
    input: 'Hon har en ansökan hos oss. Hyresskulden på 11 400 kr står kvar och stoppar henne i bostadskön.',
  });
  await player.at(begins.add({ minutes: 4 }));
  for (const person of ['outsider', 'perpetratorTherapist', 'caseOfficer', 'teamLeader'] as const)
    await (await player.as(person)).send(`${meeting}/tystnadsplikt`);
  await player.at(begins.add({ minutes: 20 }));
  const amina = await player.as('caseOfficer');
  await amina.get(item);
  const due = (n: number) => inStockholm(begins).toPlainDate().add({ days: n }).toString();
  for (const [words, owner, on] of [
    ['Göra upp en plan för hyresskulden med hyresvärden', staff.outsider, due(10)],
    ['Söka förtur hos bostadsbolaget, med intyg', staff.caseOfficer, due(16)],
    ['Ordna en tillfällig andrahandslägenhet', staff.outsider, due(21)],
  ] as const)
    await amina.send(`${item}/beslut`, { words, owner, dueOn: on });
  const version = /name="version" value="([^"]+)"/.exec((await amina.get(item)).text)?.[1] ?? '';
  await amina.send(`${item}/avsluta`, {
    said: 'Hyresskulden är det som hindrar. Försörjningsstöd tar den först, och förturen söks samtidigt.',
    version,
  });
  await player.at(begins.add({ minutes: 55 }));
  await (await player.as('teamLeader')).send(`${meeting}/hallet`);
}

/** One task done in time, one that was no longer possible; the third is late. */
async function afterwards(player: Player, akt: string, now: Instant): Promise<void> {
  await player.at(now.subtract(days(22)));
  const ulf = await player.as('outsider');
  const task = async (words: string) => {
    const text = (await ulf.get(`${akt}/plan`)).text;
    const row = text.slice(text.indexOf(words));
    return linksIn(row, `${akt}/plan/`)[0] ?? '';
  };
  await ulf.send(`${await task('Göra upp en plan')}/klar`, { outcome: 'Avbetalning i sex månader, första betald.' });
  await ulf.send(`${await task('Ordna en tillfällig')}/gar-inte`, {
    why: 'Det finns ingen andrahandslägenhet som är säker nog. Hon bor kvar hos vännen.',
  });
}

/** Mariam consents too, and comes up beside Rebecka in two weeks. */
async function another(player: Player, now: Instant): Promise<void> {
  const { units } = player.founded;
  await player.at(now.subtract(days(2)));
  const amina = await player.as('caseOfficer');
  const html = (await amina.get('/arenden')).text;
  const file = /href="\/akt\/([^"/#]+)"[^>]*>[^<]*Mariam K\./.exec(html)?.[1] as FileId | undefined;
  if (!file) throw new Error('Amina has no file that is called Mariam K.');
  const akt = `/akt/${file}`;
  await amina.get(akt);
  await consented(amina, akt, units.incomeSupport, 'Att få ett eget konto och egna pengar', now);
  await consented(amina, akt, units.childrenUnit, 'Att barnen får stöd där de är trygga', now);
  await amina.send(`${akt}/moten`, {
    question: 'Hur lägger vi barnens och mammans stöd så att pappan inte märker det?',
  });
}
