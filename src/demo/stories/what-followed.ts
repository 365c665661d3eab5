import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { FileId } from '../../kernel/ids.ts';
import type { Player } from '../player.ts';

/** Told to the duty officer on the phone, and checked: she has changed her mind about one. Another unit pays the deposit, and isn't told why. */
export async function whatFollowed(player: Player, akt: string, today: CalendarDay, number: string): Promise<void> {
  const { staff, units } = player.founded;
  const sara = await player.as('dutyOfficer');
  await sara.send('/aterkalla', {
    number,
    receiver: units.outpatient,
    how: 'phone',
    by: 'self',
    words: 'Jag vill inte att Öppenvården läser mer. Det är för många som vet.',
  });
  const amina = await player.as('caseOfficer');
  const place = await amina.get(`${akt}/plats`);
  await amina.send(`${akt}/plats`, {
    kind: 'workplace',
    whose: /name="whose"[^>]*value="([0-9a-f-]+)"/.exec(place.text)?.[1] ?? '',
    words: 'Bageriet vid Norra torget, måndag till onsdag',
  });
  // A letter to the parent who has come with the child; another of the team has yet to look at it.
  const [child] = (await amina.ownFilesOf(akt.slice('/akt/'.length) as FileId)).values();
  const letters = await amina.get(`/akt/${child}/brev`);
  await amina.send(`/akt/${child}/nytt-brev/${found(letters.text, /nytt-brev\/([0-9a-f-]+)/)}`, {
    subject: 'meeting',
    message: 'Vi vill träffa dig och barnet på torsdag klockan 13. Ring om tiden inte passar.',
    harm: 'no',
    harmWords: 'Barnet vet om mötet, och har själv bett att få komma.',
    placeSecret: 'no',
  });
  // She wonders who has been in her file; the answer is to be made, and looked at by a colleague.
  await amina.send(`${akt}/last`, {
    who: 'self',
    until: 'i dag',
    way: 'inHand',
    words: 'Frågade på besöket. Vill läsa här, och inte ha papperet hemma.',
  });
  const check = await amina.get(`${akt}/aterkallat`);
  await amina.send(`${akt}/aterkallat`, {
    [found(check.text, /name="(will\.c[0-9a-f]+)"/)]: 'own',
    words: 'Jag orkar inte berätta för en till. Kanske senare.',
    asked: 'yes',
  });
  const certificate = await amina.get(`${akt}/intyg/nytt`);
  await amina.send(`${akt}/intyg/nytt`, {
    needs: ['deposit', 'ownAccount'],
    sentence: '14 000 kr till hyresvärden före den sista.',
    until: today.add({ months: 2 }).toString(),
    contact: staff.caseOfficer,
    number: 'yes',
    ground: found(certificate.text, /value="(consent:[0-9a-f-]+)"[^>]*>Samtycke: Försörjningsstöd/),
  });
}

/** The police ask, the leader decides; and one evening a colleague of another unit has to know, at once. */
export async function whatWasGivenWithoutConsent(player: Player, akt: string): Promise<void> {
  const { staff } = player.founded;
  const amina = await player.as('caseOfficer');
  await amina.send(`${akt}/utlamnat/nytt`, {
    ground: 'preventCloseViolence',
    crime: 'grossAssault',
    'test.circumstances': 'Han har sagt till två personer att han ska slå ihjäl henne, och köpte en kniv i går.',
    'test.notUnsuitable': 'Hon har larm, men han vet var hon handlar. Inget av det vi gör hindrar honom i kväll.',
    'test.notCommitted': 'yes',
    receiver: 'police',
    outside: 'Vakthavande befäl, polisen i Strandhaga',
    how: 'spoken',
    day: 'i dag',
    parts: ['protection'],
    words: 'Hotet, kniven, och att hon har larm.',
    heldBackWords: 'Polisen behöver inte veta mer för att skydda henne.',
    against: 'Hon är rädd att han blir argare. Faran för hennes liv väger tyngre.',
    decider: staff.teamLeader,
  });
  const karin = await player.as('teamLeader');
  const reason = { purpose: 'review', reason: 'Beslutar om utlämnande till polisen', next: `${akt}/utlamnat` };
  await karin.send(`${akt}/oppna`, reason);
  const register = await karin.get(`${akt}/utlamnat`);
  await karin.send(`${found(register.text, /href="(\/akt\/[^"]+\/utlamnande\/[^"]+)"/)}/skriv-under`);
  const peter = await player.as('backupOfficer');
  await peter.send('/nodoppning', {
    file: akt,
    reason: 'Han står i receptionen och säger att han vet var hon är. Jag måste veta hur hon nås.',
  });
  const toReview = found((await karin.get('/nodoppning')).text, /href="(\/nodoppning\/[^"]+)"/);
  await karin.send(`${toReview}/granska`, { outcome: 'right', words: 'Hon ringde oss direkt, och hon kunde varnas.' });
}

function found(html: string, pattern: RegExp): string {
  const value = pattern.exec(html)?.[1];
  if (!value) throw new Error(`A page of the story without ${pattern.source}`);
  return value;
}
