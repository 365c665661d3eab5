import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { FileId } from '../../kernel/ids.ts';
import type { Player, Visitor } from '../player.ts';
import { consulted } from './consulted.ts';

/** Yara begins talks; Sami gets nothing yet, and somebody holds it. Yara's own page has her own words. */
export async function theChildren(player: Player, akt: string, today: CalendarDay): Promise<void> {
  const amina = await player.as('caseOfficer');
  await amina.get(akt);
  const id = akt.slice('/akt/'.length) as FileId;
  const people = await amina.peopleOf(id);
  await amina.send(`${akt}/barnen/${people.get('Yara')}`, {
    kind: 'ownSupport',
    support: 'trappanTalks',
    words: 'Yara vill prata med någon som inte är mamma. Första samtalet är bokat.',
  });
  await amina.send(`${akt}/barnen/${people.get('Sami')}`, {
    kind: 'gap',
    gap: 'noSupply',
    support: 'groupProgramme',
    owner: player.founded.staff.caseOfficer,
    reviewOn: today.add({ days: 12 }).toString(),
    words: 'Sami är för liten för samtalen. En grupp för små barn finns inte här än.',
  });
  const own = `/akt/${(await amina.ownFilesOf(id)).get('Yara')}/barnet`;
  await amina.get(own);
  await amina.send(`${own}/rost`, {
    told: 'Att vi pratar med mamma om hur det ska bli hemma, och att inget av det är hennes fel.',
    how: 'pictures',
    understood: 'yes',
    opinion: 'Jag vill sova hos mormor när pappa är arg.',
  });
  await amina.send(`${own}/behov`, {
    area: 'safety',
    saidBy: 'child',
    words: 'Någon att ringa på natten som svarar.',
  });
  await amina.send(`${own}/skola`, { kind: 'school', status: 'attends', knows: 'no' });
  await childSupport(amina, akt, own.slice(0, -'/barnet'.length), player.founded.staff.caseOfficer);
  await consulted(player, amina, own.slice(0, -'/barnet'.length), today);
  // Tarek may have a say for Yara, and asking him would tell him that she is here.
  const child = own.slice(0, -'/barnet'.length);
  const self = (await amina.peopleOf(child.slice('/akt/'.length) as FileId)).get('Yara');
  await amina.send(`${child}/vardnad/${self}`, {
    intervention: 'treatment',
    basis: 'needsAssessed',
    opinion: 'agrees',
    suitable: 'yes',
  });
}

/** For her as their parent, begun; and for Yara, waiting: what her guardians say is asked before anything begins. */
async function childSupport(amina: Visitor, akt: string, child: string, officer: string): Promise<void> {
  const asked = async (at: string, name: string, words: string, by: string) => {
    const [, service = ''] =
      new RegExp(`value="([0-9a-f-]{36})"[^>]*>${name}`).exec((await amina.get(`${at}/insatser`)).text) ?? [];
    return amina.send(`${at}/insatser`, { service, rightTold: 'yes', worker: by, words });
  };
  const own = await asked(akt, 'Förälder efter våld', 'Att veta vad jag ska svara när Yara frågar.', officer);
  await amina.send(`${own}/borja`);
  await asked(child, 'Första samtalen för barn', 'Att få säga hur det är utan att någon blir arg.', officer);
  // To abstain is an answer too, and it stands as one.
  await amina.send(`${child}/skattning`, { answer: 'none', declined: 'didNotWant', occasion: 'start' });
}
