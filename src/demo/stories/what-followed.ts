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
  const letters = child && (await amina.get(`/akt/${child}/brev`));
  const guardian = letters && /nytt-brev\/([0-9a-f-]+)/.exec(letters.text)?.[1];
  if (guardian) {
    await amina.send(`/akt/${child}/nytt-brev/${guardian}`, {
      subject: 'meeting',
      message: 'Vi vill träffa dig och barnet på torsdag klockan 13. Ring om tiden inte passar.',
      harm: 'no',
      harmWords: 'Barnet vet om mötet, och har själv bett att få komma.',
      placeSecret: 'no',
    });
  }
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

function found(html: string, pattern: RegExp): string {
  const value = pattern.exec(html)?.[1];
  if (!value) throw new Error(`A page of the story without ${pattern.source}`);
  return value;
}
