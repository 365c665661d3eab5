import { afterAll, beforeAll } from 'vitest';
import { staffRoutes } from '../../src/app.ts';
import { type FileId, newId } from '../../src/kernel/ids.ts';
import { aContact, aFile, aTown, type Session, type Town } from '../builders/index.ts';
import { addressOf } from '../support/routes.ts';
import { serve, Visitor } from '../support/visitor.ts';
import { Chance } from './chance.ts';
import { attack } from './goal.ts';

// "Not open to you" and "there is no such thing" are one answer: the same bytes, in the same time.

let town: Town;
let hidden: Record<'other unit' | 'blocked' | 'few may see', FileId>;
let contact: FileId;
let person: Session;
let known: Buffer;

beforeAll(async () => {
  town = await aTown();
  const { outsider } = town.staff;
  const [plain, blocked, few] = await Promise.all([
    aFile(town).withNote('Ord').made(),
    aFile(town).withNote('Ord').made(),
    aFile(town).protectedAs('protectedRegistration').withNote('Ord').made(),
  ]);
  hidden = { 'other unit': plain.id, blocked: blocked.id, 'few may see': few.id };
  contact = (await aContact(town).onDesk().made()).id;
  person = await town.signIn(outsider);
  await town.look(
    `insert into authz.block (id, file_id, staff_id, kind, created_at, created_by) values ($1, $2, $3, 'conflictOfInterest', authz.now(), $4)`,
    [newId(), blocked.id, outsider, town.staff.teamLeader],
  );
  known = Buffer.alloc(32, 9);
  await town.look(
    `insert into authz.person_index (file_id, hash, as_self, added_at) values ($1, $2, true, authz.now())`,
    [plain.id, known],
  );
}, 60_000);
afterAll(() => town.close());

/** Everything that a browser is told, but when. */
async function told(answer: Response): Promise<string> {
  const headers = [...answer.headers].filter(([name]) => name !== 'date').sort();
  // The id that a form will make is new each time, whoever asks.
  const text = (await answer.text()).replace(/name="_form" value="[^"]*"/g, 'name="_form"');
  return JSON.stringify([answer.status, headers, text]);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Rank-sum test: how sure one is that the two differ at all; below 0.01 it is more than chance. */
function chanceThatAlike(one: readonly number[], other: readonly number[]): number {
  const all = [...one.map((value) => ({ value, mine: true })), ...other.map((value) => ({ value, mine: false }))];
  all.sort((a, b) => a.value - b.value);
  const ranks = all.reduce((sum, { mine }, n) => sum + (mine ? n + 1 : 0), 0);
  const [n, m] = [one.length, other.length];
  const expected = (n * (n + m + 1)) / 2;
  const z = Math.abs(ranks - expected) / Math.sqrt((n * m * (n + m + 1)) / 12);
  // The tail of the normal curve (Abramowitz and Stegun 26.2.17), both sides.
  const t = 1 / (1 + 0.2316419 * z);
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 2 * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}

attack(
  'T17',
  'hidden and absent answer alike, in bytes and in time',
  async (mode) => {
    const app = serve(town);
    const visitor = new Visitor(app, person);
    const chance = new Chance(17);
    const inFile = staffRoutes.filter(({ path }) => path.includes(':file'));
    let tried = 0;
    const differ: string[] = [];
    /** Ways that answer otherwise than by a missing page: the same to both. */
    const open = new Set<string>();

    async function compare(name: string, ask: (file: string) => Promise<Response>, hides: string): Promise<void> {
      tried += 1;
      // Which comes first must not matter.
      const ids = chance.below(2) ? [hides, newId()] : [newId(), hides];
      const answers: string[] = [];
      for (const id of ids) {
        const answer = await ask(id);
        if (answer.status !== 404) open.add(`${name.split(' (')[0]} ${answer.status}`);
        answers.push((await told(answer)).replaceAll(id, 'ID'));
      }
      if (answers[0] !== answers[1]) differ.push(name);
    }

    const rounds = mode === 'full' ? Math.ceil(2000 / (inFile.length * 4)) : 1;
    for (let round = 0; round < rounds; round += 1) {
      for (const route of inFile) {
        const cases = route.path.startsWith('/kontakt') ? { contact, ...hidden } : hidden;
        for (const [why, id] of Object.entries(cases)) {
          const ask = (file: string) => {
            const address = addressOf(route.path, { file });
            // A browser of her own each time: a notice of one answer would be shown in the next.
            const browser = new Visitor(app, person);
            return route.method === 'get' ? browser.get(address) : browser.post(address, { _form: newId() });
          };
          await compare(`${route.method} ${route.path} (${why})`, ask, id);
        }
      }
    }

    // That there was something to hide: who holds them is shown each, and is told that the person is known.
    const holder = await town.signIn(town.staff.caseOfficer);
    for (const id of Object.values(hidden)) {
      tried += 1;
      if ((await new Visitor(app, holder).get(`/akt/${id}`)).status !== 200) differ.push('control: a hidden file');
    }
    tried += 1;
    if ((await town.ask(holder, 'select authz.known($1, $2)', [known, Buffer.from('skäl')])).length !== 1)
      differ.push('control: known');

    // By SQL, as an injected statement could ask.
    for (const hash of [known, Buffer.alloc(32, 8)]) {
      tried += 1;
      const answer = await town.ask(person, 'select authz.known($1, $2)', [hash, Buffer.from('skäl')]);
      if (answer.length > 0) differ.push('known');
    }

    let timing = 'time is judged in the full run';
    if (mode === 'full') {
      const samples = { hidden: [] as number[], absent: [] as number[] };
      for (let n = -100; n < 1500; n += 1) {
        for (const kind of chance.below(2) ? (['hidden', 'absent'] as const) : (['absent', 'hidden'] as const)) {
          const id = kind === 'hidden' ? hidden.blocked : newId();
          const began = performance.now();
          await (await visitor.get(`/akt/${id}`)).text();
          if (n >= 0) samples[kind].push(performance.now() - began);
        }
      }
      const p = chanceThatAlike(samples.hidden, samples.absent);
      const effect = Math.abs(median(samples.hidden) - median(samples.absent));
      timing = `p ${p.toPrecision(2)}, ${effect.toFixed(2)} ms apart`;
      if (p <= 0.01 && effect >= 2) differ.push(`time: ${timing}`);
    }
    return {
      tried,
      failed: differ.length,
      figure: [...differ.slice(0, 5), `${open.size} ways answer other than 404: ${[...open].join(', ')}`, timing].join(
        '; ',
      ),
    };
  },
  { timed: true },
);
