import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Player, Visitor } from '../player.ts';

type Question = {
  readonly unit?: string;
  readonly outside?: string;
  readonly purpose: string;
  readonly parts: readonly string[];
};

/** Yes to income support, no to family law, a word by phone about the health centre; and one task that can't wait for a yes. */
export async function herConsents(player: Player, akt: string, today: CalendarDay): Promise<void> {
  const { staff, units } = player.founded;
  const amina = await player.as('caseOfficer');
  const asks = async ({ unit = '', outside = '', purpose, parts }: Question) =>
    amina.send(`${akt}/samtycken/ny`, {
      now: 'alone',
      unit,
      outside,
      purpose,
      parts,
      until: today.add({ months: 6 }).toString(),
      language: 'sv',
      heardIn: 'ownLanguage',
    });
  await signs(
    amina,
    await asks({ unit: units.incomeSupport, purpose: 'Att ha råd att flytta', parts: ['protection', 'processes'] }),
  );
  await signs(
    amina,
    await asks({ unit: units.outpatient, purpose: 'Att få någon att prata med', parts: ['account', 'protection'] }),
  );
  const no = await asks({ unit: units.familyLaw, purpose: 'Att ordna umgänget tryggt', parts: ['children'] });
  await amina.send(`${no}/svar`, { answer: 'refused' });
  const byPhone = await asks({
    outside: 'Vårdcentralen Strandhaga',
    purpose: 'Att få hjälp med sömnen',
    parts: ['health'],
  });
  await amina.send(`${byPhone}/svar`, { answer: 'saidYes' });
  await amina.send(`${akt}/utan-samtycke`, {
    law: 'necessary',
    without: 'refused',
    reader: staff.familyOfficer,
    ownTask: 'Planera överlämningen av barnen på fredag',
    test: 'Familjerätten har bokat ett möte med båda i samma rum. Utan att veta om hoten går det inte att göra mötet tryggt.',
    parts: ['protection'],
    until: today.add({ days: 7 }).toString(),
  });
  const karin = await player.as('teamLeader');
  await karin.send(`${akt}/oppna`, {
    purpose: 'review',
    reason: 'Prövar att dela utan samtycke',
    next: `${akt}/samtycken`,
  });
  const page = await karin.get(`${akt}/samtycken`);
  const toWeigh = /href="(\/akt\/[^"]+\/utan-samtycke\/[^"]+)"/.exec(page.text)?.[1];
  await karin.send(`${toWeigh}/skriv-under`);
}

async function signs(amina: Visitor, consent: string): Promise<void> {
  await amina.send(`${consent}/berattat`, { alone: 'yes', told: 'yes' });
  await amina.send(`${consent}/skarm`, { signature: hand });
}

/** A name as a hand draws it, made up. */
const hand =
  'M60 140L64 96L72 60L84 48L92 66L94 104L100 132L112 104L126 62L138 50L144 78L146 118L152 136M176 116L190 102L200 108L196 128L180 130L178 118L194 104L204 130M222 106L226 130L228 112L244 100M262 104L264 130M262 82L263 84M286 112L302 102L310 112L304 130L288 128L290 112L310 104L316 130M336 130L340 104L352 104L358 130L364 106L378 104L384 132';
