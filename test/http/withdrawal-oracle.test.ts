import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newReference } from '../../src/consent/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { inStockholm } from '../../src/kernel/instant.ts';
import { PersonalNumber } from '../../src/kernel/personal-number.ts';
import { aFile, aTown, consentsTo, type MadeFile, type Session, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { send } from '../support/whole-contact.ts';

// T17: whoever takes down a withdrawal must not learn from the answer whether the person is known here, hidden from her, or neither.

let town: Town;
let served: Served;
let teller: Visitor;
let session: Session;

const numbers = {
  unknown: '193001227705',
  withoutConsent: '193003064742',
  withConsent: '193007289261',
  hidden: '193008169165',
  blocked: '199103132388',
  withdrawn: '198901012388',
} as const;
type Who = keyof typeof numbers;
const references = Object.fromEntries(Object.keys(numbers).map((who) => [who, newReference()])) as Record<Who, string>;
const files = new Map<Who, MadeFile>();

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  for (const who of Object.keys(numbers) as Who[]) if (who !== 'unknown') await known(who);
  session = await town.signIn(town.staff.otherCaseOfficer);
  teller = new Visitor(served, session);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

async function hashOf(number: string): Promise<Buffer> {
  const read = PersonalNumber.parse(number, inStockholm(await town.now()).toPlainDate());
  if (!read.ok) throw new Error(`${number} is no test number`);
  return town.keyring.personHash(read.value);
}

async function known(who: Exclude<Who, 'unknown'>): Promise<void> {
  const file = await aFile(town).protectedAs('none').made();
  files.set(who, file);
  const officer = await town.signIn(town.staff.caseOfficer);
  const own = await town.open(officer, file.id);
  if (!own) throw new Error('not opened');
  await town.ask(officer, 'select authz.index_person($1, $2, true)', [file.id, await hashOf(numbers[who])]);
  if (who !== 'withoutConsent')
    await consentsTo(town, officer, own, { unitId: town.units.incomeSupport, reference: references[who] });
  if (who === 'withdrawn')
    await town.ask(officer, 'select authz.withdraw_consent(id) from data.consent where file_id = $1', [file.id]);
  if (who === 'blocked')
    await town.ask(officer, `select authz.set_block($1, $2, $3, 'conflictOfInterest')`, [
      newId(),
      file.id,
      town.staff.otherCaseOfficer,
    ]);
  if (who === 'hidden')
    await town.look(`update authz.file set protection = 'assumedIdentity' where id = $1`, [file.id]);
}

const fields = { receiver: 'all', how: 'phone', by: 'self', words: 'Jag vill inte längre.' };

/** All that a browser gets to see, without what is drawn at random anew for every answer. */
async function whole(answer: Response): Promise<unknown> {
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date'));
  const body = (await answer.text()).replaceAll(/name="_form" value="[^"]+"/g, '');
  return { status: answer.status, headers, body };
}

/** The answer to the form and the page it leads to. */
async function told(typed: Record<string, string>): Promise<unknown[]> {
  const first = await send(teller, '/aterkalla', { ...fields, ...typed });
  const to = first.headers.get('location');
  return [await whole(first), to && (await whole(await teller.get(to)))];
}

const withdrawnOf = async (who: Exclude<Who, 'unknown'>) =>
  (
    await town.look<{ n: number }>(
      'select count(*)::int as n from data.consent where file_id = $1 and withdrawn_at is not null',
      [files.get(who)?.id],
    )
  )[0]?.n;

describe('a withdrawal that is told', () => {
  it('is answered with the same bytes whoever it is about', async () => {
    const unknown = await told({ number: numbers.unknown });
    expect(JSON.stringify(unknown)).toContain('Mottaget');
    for (const who of Object.keys(numbers) as Who[]) expect(await told({ number: numbers[who] }), who).toEqual(unknown);
    // There was something to hide, and it was done.
    for (const who of ['withConsent', 'hidden', 'blocked'] as const) expect(await withdrawnOf(who), who).toBe(1);
    expect(await withdrawnOf('withoutConsent')).toBe(0);
    expect(
      (await town.look<{ id: string }>(`select file_id as id from data.alert where kind = 'consentWithdrawn'`)).length,
    ).toBe(3);
  });

  it('is answered with the same bytes by the number of the form, there or not', async () => {
    const unknown = await told({ reference: references.unknown });
    for (const who of Object.keys(numbers) as Who[])
      expect(await told({ reference: references[who] }), who).toEqual(unknown);
  });

  it('tells a misspelt number from a right one by its letters alone, there or not', async () => {
    const said = async (reference: string) => {
      const answer = await send(teller, '/aterkalla', { ...fields, reference });
      return [answer.status, /Numret är felskrivet/.test(await answer.text())];
    };
    const before = await withdrawnOf('withConsent');
    for (const who of ['withConsent', 'unknown'] as const) {
      const right = references[who];
      const other = right.startsWith('A') ? 'B' : 'A';
      const swapped = [...right].map((_, n) => (n === 0 ? right[1] : n === 1 ? right[0] : right[n])).join('');
      for (const wrong of [`${other}${right.slice(1)}`, right.slice(0, -1), `${right}2`, right.replace(/.$/, '0')])
        expect(await said(wrong), wrong).toEqual([422, true]);
      if (right[0] !== right[1]) expect(await said(swapped)).toEqual([422, true]);
      expect(await said(right.toLowerCase())).toEqual([303, false]);
    }
    expect(await withdrawnOf('withConsent')).toBe(before);
  });

  it('says the same of a number that is none, whoever asks', async () => {
    const wrong = await told({ number: '199103132389' });
    const other = await told({ number: '198901012389' });
    expect(JSON.stringify(wrong).replaceAll('199103132389', '')).toBe(
      JSON.stringify(other).replaceAll('198901012389', ''),
    );
    expect(JSON.stringify(wrong)).toContain('Personnumret stämmer inte');
  });

  it('takes about as long where nothing is found as where a consent ends', async () => {
    const took = async (number: string): Promise<number> => {
      const from = performance.now();
      await send(teller, '/aterkalla', { ...fields, number });
      return performance.now() - from;
    };
    const nobody = await took(numbers.unknown);
    const somebody = await took(numbers.withoutConsent);
    expect(Math.min(nobody, somebody)).toBeGreaterThanOrEqual(290);
  });

  it('is open to everyone who works with people, and to nobody else', async () => {
    for (const person of [
      'dutyOfficer',
      'outsider',
      'supportWorker',
      'childrenLeader',
      'perpetratorTherapist',
    ] as const)
      expect((await new Visitor(served, await town.signIn(town.staff[person])).get('/aterkalla')).status, person).toBe(
        200,
      );
    for (const person of ['administrator', 'auditor', 'boardChair'] as const) {
      const visitor = new Visitor(served, await town.signIn(town.staff[person]));
      expect((await visitor.get('/aterkalla')).status, person).toBe(404);
      expect((await send(visitor, '/aterkalla', { ...fields, number: numbers.unknown })).status, person).toBe(404);
      expect((await visitor.get('/aterkalla/mottaget')).status, person).toBe(404);
    }
  });

  it('has a limit with a sentence, and what was typed stays', async () => {
    const busy = new Visitor(served, await town.signIn(town.staff.manager));
    await town.look(
      `insert into authz.search_count (staff_id, at) select $1, authz.now() from generate_series(1, 30)`,
      [town.staff.manager],
    );
    const answer = await send(busy, '/aterkalla', { ...fields, number: numbers.withConsent });
    expect(answer.status).toBe(429);
    const html = await answer.text();
    for (const words of ['Ring bakjour nu', 'Jag vill inte längre.', numbers.withConsent])
      expect(html).toContain(words);
  });

  it('asks for what is missing, beside the field', async () => {
    const answer = await send(teller, '/aterkalla', { receiver: 'all', words: 'Hon sa stopp.' });
    expect(answer.status).toBe(422);
    const again = await send(teller, '/aterkalla', { ...fields, number: '', reference: ' - ' });
    expect(await again.text()).toContain('Skriv numret som det står på blanketten');
    const none = await send(teller, '/aterkalla', { ...fields });
    expect(await none.text()).toContain('Ett av dem räcker.');
  });
});
