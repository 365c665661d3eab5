import { afterAll, beforeAll } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { locationKinds } from '../../src/location/index.ts';
import { aTown, type Town } from '../builders/index.ts';
import { aChildFile, aLetter } from '../support/guardian-letter.ts';
import { pdfWords } from '../support/pdf.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { attack } from './goal.ts';

// A guardian who uses violence gets papers. None of them, and none of what can be printed beside them, tells where the child is.

let town: Town;
let served: Served;
beforeAll(async () => {
  town = await aTown();
  served = serve(town);
});
afterAll(() => town.close());

attack('T2', 'no paper, print or list tells where a child is', async (mode) => {
  const { file, mother, other } = await aChildFile(town);
  const maker = new Visitor(served, await town.signIn(town.staff.childOfficer));
  const leading = await town.signIn(town.staff.childrenLeader);
  await town.open(leading, file.id, 'Granskar brev.');
  const leader = new Visitor(served, leading);
  const at = (tail: string) => `/akt/${file.id}${tail}`;
  const canaries = locationKinds.map((kind) => `kanarie${kind.toLowerCase()}${newId().slice(0, 6)}`);
  for (const [n, kind] of locationKinds.entries())
    await maker.post(at('/plats'), { _form: newId(), kind, words: `Vid ${canaries[n]}` });
  let [tried, failed, papers] = [0, 0, 0];
  const look = (bytes: Uint8Array) => {
    const raw = Buffer.from(bytes).toString('latin1').toLowerCase();
    const text = raw.startsWith('%pdf') ? pdfWords(bytes).toLowerCase() : '';
    tried += 1;
    if (canaries.some((one) => raw.includes(one) || text.includes(one))) failed += 1;
  };
  const wanted = mode === 'full' ? 1_000 : 20;
  for (let n = 0; n < wanted; n += 1) {
    const reader = n % 2 ? mother : other;
    // Every third time it is typed into the message; that letter must not come to be.
    const leaky = n % 3 === 0;
    const message = leaky ? `Kom till ${canaries[n % canaries.length]?.toUpperCase()}s entré.` : `Tid nummer ${n}.`;
    const answer = await maker.post(at(`/nytt-brev/${reader}`), aLetter({ message }));
    tried += 1;
    if (leaky !== (answer.status === 422)) failed += 1;
    const path = answer.headers.get('location');
    if (!path) continue;
    await leader.post(`${path}/signera`, { _form: newId(), checked: 'yes', exception: 'Beslutat.' });
    const paper = await maker.get(`${path}/blad`);
    if (paper.status === 200) papers += 1;
    look(new TextEncoder().encode(paper.headers.get('content-disposition') ?? ''));
    look(new Uint8Array(await paper.arrayBuffer()));
  }
  for (const path of [
    at(''),
    at('/utskrift'),
    at('/utlamnat/utskrift'),
    at('/plats'),
    at('/brev'),
    '/arenden',
    '/min-dag',
  ])
    look(new Uint8Array(await (await maker.get(path)).arrayBuffer()));
  const log = await town.look<{ line: string }>(
    `select detail::text || action as line from audit.entry union all select subject::text from data.event union all select reference from data.desk`,
  );
  look(new TextEncoder().encode(log.map(({ line }) => line).join('\n')));
  // That there was something to hide, and papers to find it in.
  const shown = await (await maker.post(at('/plats/visa'), { _form: newId(), reason: 'Prov' })).text();
  if (!canaries.every((one) => shown.includes(one)) || papers < wanted / 2) failed += 1;
  return { tried, failed, figure: `${canaries.length} places, ${papers} papers, 0 wanted of ${tried}` };
});
