import type { Instant } from '../../kernel/instant.ts';
import type { Player, Visitor } from '../player.ts';
import { fileCalled } from './found-in-lists.ts';
import type { Story } from './story.ts';

/** What Amina has written of Rebecka, and of Mariam, as far as it has come. */
const written: Readonly<Record<string, string>> = {
  a: 'Rebecka ringde själv. Hon berättar att Jonas har slagit henne i flera år. Läkarintyg finns.',
  b: 'Jonas slår Rebecka med öppen hand och knuten näve, senast i somras. Han bestämde över pengarna.',
  c: 'Risken bedöms som lägre sedan hon flyttade. Den ökar om Jonas får veta var hon är.',
  d: 'Inget akut behov av skydd. Hon har tak över huvudet en tid.',
  e: 'Hyresskulden måste lösas för att hon ska kunna stå i bostadskön.',
  f: 'Samtal, egen lägenhet och egen ekonomi.',
  g: 'En vän som är trygg. Ingen kontakt med Jonas familj.',
  j: 'Jag vill ha en egen lägenhet och slippa berätta en gång till.',
  o: 'Rebecka behöver stöd för att våldet inte ska fortsätta genom ekonomin.',
  p: 'Samtalsstöd hos våldsteamet, tolv samtal (SoL 11:1).',
};

/** One investigation that was signed, decided and received; and one that lies with the leader, who has commented on it. */
export const investigated: Story = {
  name: 'investigated',
  tell: async (player, now) => {
    await player.at(now.subtract({ hours: 24 * 6 }));
    const amina = await player.as('caseOfficer');
    const rebecka = await openedBy(amina, 'Rebecka F.');
    if (!rebecka) return;
    await write(amina, rebecka);
    await amina.send(`${rebecka}/skal`, {
      words: 'Rebecka orkade inte med frågorna vid besöken. Tid för riskbedömning är bokad nästa vecka.',
    });
    await amina.send(`${rebecka}/granska`, { of: player.founded.staff.teamLeader });
    const karin = await reading(player, rebecka);
    await karin.send(`${rebecka}/signera`);
    await amina.get(rebecka);
    const page = (await amina.get(`${rebecka}/beslut`)).text;
    const party = /name="person" value="([0-9a-f-]+)"/.exec(page)?.[1] ?? '';
    const heard = { person: party, how: 'inHand', words: 'Hela utredningen, läst tillsammans på mottagningen.' };
    await amina.send(`${rebecka}/beslut/underlag`, heard);
    await karin.get(rebecka);
    const decision = await karin.send(`${rebecka}/beslut`, {
      choice: 'grant',
      what: 'Samtalsstöd hos våldsteamet, tolv samtal',
      motivation: 'Rebecka har levt med våld i flera år och behöver stöd för att det inte ska börja om.',
    });
    await amina.send(`${decision}/brev`);
    await amina.send(`${decision}/mottaget`, { person: party, on: 'i dag', how: 'inHand' });
    await whatItCosts(player, amina, rebecka);
    const refused = await karin.send(`${rebecka}/beslut`, {
      choice: 'refuse',
      what: 'Kontaktperson',
      motivation: 'Behovet kan tillgodoses genom stödsamtalen och den vän som Rebecka har.',
    });
    await amina.send(`${refused}/brev`);
    await amina.send(`${refused}/mottaget`, { person: party, on: 'i dag', how: 'inHand' });
    const mariam = await openedBy(amina, 'Mariam K.');
    if (!mariam) return;
    await amina.send(`${mariam}/del/a`, {
      text: 'Mariam berättar själv, vid tre besök. Skolan har sett att Yara är trött.',
      version: '0.a1b2c3d4',
    });
    await amina.send(`${mariam}/granska`, { of: player.founded.staff.teamLeader });
    const again = await reading(player, mariam);
    await again.send(`${mariam}/del/a/kommentar`, { words: 'Skriv vem på skolan, och när.' });
    await again.send(`${mariam}/lamna-tillbaka`);
    await begunAndAppealed(player, now, { granted: decision, refused, party });
  },
};

/** The talks have begun. She appeals that she gets nobody beside them: in time, reviewed, and to be with the court within a week. */
async function begunAndAppealed(
  player: Player,
  now: Instant,
  { granted, refused, party }: { granted: string; refused: string; party: string },
): Promise<void> {
  const [akt = '', id] = granted.split('/beslutat/');
  await player.at(now.subtract({ hours: 24 * 4 }));
  const amina = await player.as('caseOfficer');
  await amina.get(akt);
  await amina.send(`${akt}/beslut/${id}/steg`, { step: 'executed', on: 'i dag' });
  await amina.send(`${refused}/overklagat`, {
    party,
    cameOn: 'i dag',
    way: 'told',
    says: 'Jag vill ha någon som går med mig till affären och banken. Min vän arbetar på dagarna.',
  });
  const [, appeal = ''] = /\/overklagat\/([0-9a-f-]{36})/.exec((await amina.get(refused)).text) ?? [];
  await player.at(now.subtract({ hours: 24 * 3 }));
  const karin = await reading(player, `${akt}/utredning`);
  await karin.send(`${refused}/overklagat/${appeal}`, {
    step: 'kept',
    words: 'Inget nytt har kommit fram. Beslutet är inte uppenbart fel, och prövas av rätten.',
  });
}

/** Her own unit pays for the talks, month by month. */
async function whatItCosts(player: Player, amina: Visitor, at: string): Promise<void> {
  const costs = `${at.split('/utredning')[0] ?? ''}/kostnader`;
  const [, decision = ''] =
    /name="decision"[\s\S]*?<option value="([0-9a-f-]+)"/.exec((await amina.get(costs)).text) ?? [];
  await amina.send(costs, {
    ...{ decision, amount: '4 200', per: 'month', payer: player.founded.units.violenceTeam },
    fromOn: 'i dag',
  });
}

async function openedBy(who: Visitor, name: string): Promise<string | undefined> {
  const akt = await fileCalled(who, name);
  if (!akt) return undefined;
  await who.get(akt);
  return /href="(\/akt\/[^"]+\/utredning\/[0-9a-f-]+)"/.exec((await who.get(`${akt}/utredning`)).text)?.[1];
}

async function write(who: Visitor, at: string): Promise<void> {
  for (const [part, text] of Object.entries(written))
    await who.send(`${at}/del/${part}`, { text, version: '0.a1b2c3d4' });
}

/** The leader opens the file with a reason, as she must. */
async function reading(player: Player, at: string): Promise<Visitor> {
  const karin = await player.as('teamLeader');
  const akt = at.split('/utredning')[0] ?? '';
  await karin.send(`${akt}/oppna`, { purpose: 'review', reason: 'Granskar utredningen', next: at });
  await karin.get(at);
  return karin;
}
