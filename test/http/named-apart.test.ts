import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { servicesOf } from '../../src/demo/services.ts';
import { newId, type PersonId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';

// Whoever has a conflict of interest, or holds the other side of the same violence, is never named to her as the one to ring, and owns
// nothing in her file (FL 16–18, V38). Why somebody can't be named is never told.

const said = 'Den du valde kan inte utses här.';
let town: Town;
let served: Served;
let officer: Visitor;
let hers: MadeFile;
let his: MadeFile;
let service: string;
const child = newId<PersonId>();
const self = newId<PersonId>();
type Fields = Record<string, string | string[]>;
type Form = { readonly page: string; readonly to?: string; readonly field: string; readonly fields: () => Fields };

/** Each form where somebody is named, with all but that filled in. */
const forms: Readonly<Record<string, Form>> = {
  'an action of the plan': {
    page: '/plan',
    field: 'owner',
    fields: () => ({ words: 'Söka lägenhet', dueOn: '2099-01-01' }),
  },
  'a gap of a child': {
    page: '/barnen',
    to: `/barnen/${child}`,
    field: 'owner',
    fields: () => ({ kind: 'gap', gap: 'guardianRefuses', reviewOn: '2099-01-01', words: 'Pappa säger nej.' }),
  },
  'a promise': {
    page: '/loften',
    field: 'givenBy',
    fields: () => ({ kind: 'call', words: 'Vi ringer.', 'due.day': '2099-01-01', 'due.time': '10.00' }),
  },
  'a giver of support': { page: '/insatser', field: 'worker', fields: () => ({ service, rightTold: 'yes' }) },
  'a follow-up after the end': {
    page: '/avslut',
    field: 'followUpOwner',
    fields: () => ({ ...closing(), substitute: town.staff.teamLeader }),
  },
  'who answers when the file is closed': {
    page: '/avslut',
    field: 'substitute',
    fields: () => ({ ...closing(), followUpOwner: town.staff.caseOfficer }),
  },
};
const closing = (): Fields => ({
  ...{ ready: 'ready', reason: 'goalReached', words: 'Jag sover igen.', goingOn: 'no', violence: 'Han har flyttat.' },
  ...{ reassessment: 'Inget nytt.', wayBack: 'Ring mottaget.', helpLine: 'kvinnofridslinjen' },
  ...{
    followUp: 'agreed',
    followUpWay: 'Ring på dagen.',
    [`childNeed${child.replaceAll('-', '')}`]: 'Hon har det bra.',
  },
});
const at = (file: MadeFile, tail: string) => `/akt/${file.id}${tail}`;
const post = async ({ page, to = page, field, fields }: Form, staff: StaffId, file = hers) => {
  const answer = await officer.post(at(file, to), { _form: newId(), ...fields(), [field]: staff });
  return { status: answer.status, html: await answer.text() };
};
const shown = async ({ page }: Form, file = hers) => (await officer.get(at(file, page))).text();
const named = async (staff: StaffId) =>
  (
    await town.look<{ n: string }>(
      `select count(*) as n from (
        select owner_id as id from data.action union all select owner_id from data.child_outcome
        union all select worker_id from data.intervention union all select substitute_id from data.closing
        union all select owner_id from data.follow_up union all select given_by from data.promise
        union all select owner_id from data.running_clock) x where id = $1`,
      [staff],
    )
  ).map(({ n }) => Number(n))[0];

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  const administrator = new Visitor(served, await town.signIn(town.staff.administrator));
  for (const one of servicesOf(town)) await administrator.post('/insatser', { _form: newId(), ...(one as Fields) });
  const [row] = await town.look<{ id: string }>(`select id from data.service where kind = 'supportTalks'`);
  service = row?.id ?? '';
  hers = await aFile(town)
    .with(tellsOf({ id: self, part: 'self', name: 'Elin Strand' }))
    .with(tellsOf({ id: child, part: 'child', name: 'Nova', birthYear: 2018 }))
    .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
    .made();
  his = await aFile(town)
    .createdBy(town.staff.therapist)
    .with(({ sql }, made) => setFileSide(sql, made, 'perpetrator'))
    .made();
  const situation = await aFile(town).createdBy(town.staff.manager).made();
  await town.look(`update authz.file set kind = 'situation' where id = $1`, [situation.id]);
  await town.look(
    `insert into authz.situation_member (situation_id, file_id, role) values ($1, $2, 'victim'), ($1, $3, 'perpetrator')`,
    [situation.id, hers.id, his.id],
  );
  await town.ask(
    await town.signIn(town.staff.supportWorker),
    `select authz.set_block($1, $2, authz.me(), 'conflictOfInterest')`,
    [newId(), hers.id],
  );
  officer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await town.close();
});

describe.each(Object.entries(forms))('%s', (_, form) => {
  it('is not offered to one with a conflict of interest, and refused by hand in words that don’t say why', async () => {
    const page = await shown(form);
    expect(page).toContain(`value="${town.staff.caseOfficer}"`);
    expect(page).not.toContain(`value="${town.staff.supportWorker}"`);
    const before = await named(town.staff.supportWorker);
    const { status, html } = await post(form, town.staff.supportWorker);
    expect([status, html.includes(said), /jäv|andra sidan/i.test(html.split('<main')[1] ?? html)]).toEqual([
      422,
      true,
      false,
    ]);
    expect(await named(town.staff.supportWorker)).toBe(before);
  });

  it('says the same of one who holds the other side, who is not looked for in the list', async () => {
    expect(await shown(form)).toContain(`value="${town.staff.therapist}"`);
    const before = await named(town.staff.therapist);
    const { status, html } = await post(form, town.staff.therapist);
    expect([status, html.includes(said)]).toEqual([422, true]);
    expect(await named(town.staff.therapist)).toBe(before);
  });
});

it('is everybody else’s: each form is taken with another, the closing last', async () => {
  for (const [name, form] of Object.entries(forms).slice(0, 4))
    expect([name, (await post(form, town.staff.otherCaseOfficer)).status]).toEqual([name, 303]);
});

it('lets one hold both whom the leader, who decides in writing, has let into the team', async () => {
  const session = await town.signIn(town.staff.teamLeader);
  await town.open(session, hers.id, 'Utser team.');
  const answer = await new Visitor(served, session).post(at(hers, '/team'), {
    _form: newId(),
    ...{ staff: town.staff.therapist, function: 'therapist', decided: 'yes', decision: 'Ingen annan talar språket.' },
  });
  expect(answer.status).toBe(303);
  const form = forms['a giver of support'];
  if (!form) throw new Error('no such form');
  expect((await post(form, town.staff.therapist)).status).toBe(303);
});
