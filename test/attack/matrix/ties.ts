import { createHash, randomBytes } from 'node:crypto';
import { type GroundFunction, sectionsOf } from '../../../src/access/index.ts';
import { newId } from '../../../src/kernel/ids.ts';
import type { Session } from '../../builders/session.ts';
import type { Town } from '../../builders/town.ts';
import { idOf } from './fill.ts';
import { insert } from './insert.ts';
import type { Places } from './places.ts';
import type { Person, Policy } from './policy.ts';
import { has, hour, lastsHours, rota } from './rota.ts';

const YESTERDAY = '2026-01-03T00:00:00Z';
const LONG = '2070-01-01T00:00:00Z';
const lent = { reads: ['identity', 'safeContact', 'plan', 'account', 'protection'], writes: ['plan'] };
const daily = ['identity', 'safeContact', 'protection', 'children', 'decisions'];

/** Gives everybody what the policy says that ties them to the files, as it stands before anything of it ends. */
export async function tie(
  town: Town,
  policy: Policy,
  places: Places,
  staff: ReadonlyMap<Person, string>,
): Promise<void> {
  const grounds: object[] = [];
  const person = (who: string) => staff.get(policy.people.find((one) => one.who === who) as Person) as string;
  const ground = (file: string, values: object, ...name: string[]) =>
    grounds.push({ id: idOf('ground', file, ...name), file_id: file, valid_from: YESTERDAY, ...values });
  for (const file of places.files) {
    for (const [one, id] of staff) {
      const team = one.ties.find((word) => word.startsWith('team '))?.slice(5);
      if (team) ground(file.id, { kind: 'team', staff_id: id, ...teamGround(team) }, one.who);
      const need = one.ties.find((word) => word.startsWith('necessary '))?.slice(10);
      if (need)
        ground(
          file.id,
          { kind: 'necessary', staff_id: id, ...needGround(need, places, person('responsible')) },
          one.who,
        );
      const provision = one.ties.find((word) => word.startsWith('provision '))?.slice(10);
      if (provision)
        ground(
          file.id,
          {
            ...{ kind: 'provision', provision: 'necessaryCareMinor', staff_id: id },
            ...needGround(provision, places, person('responsible')),
          },
          one.who,
        );
      const urgent = one.ties.find((word) => word.startsWith('emergency '))?.slice(10);
      if (urgent) ground(file.id, { kind: 'emergency', staff_id: id, ...emergencyGround(urgent) }, one.who);
    }
    if (file === places.files[0])
      ground(places.byNumber.id, { kind: 'secrecyWaiver', unit_id: places.units.afar, ...lent, valid_to: hour(100) });
    for (const unit of ['waived', 'expired', 'withdrawn', 'outside', 'later']) {
      const until = unit === 'expired' ? hour(-1) : hour(100);
      ground(
        file.id,
        {
          kind: 'secrecyWaiver',
          unit_id: places.units[unit],
          ...lent,
          valid_to: until,
          ...(unit === 'later' ? { valid_from: hour(24) } : {}),
        },
        unit,
      );
    }
  }
  for (const [one, id] of staff) {
    const holds = (file: string, values: object, ...name: string[]) =>
      ground(file, { kind: 'team', staff_id: id, ...teamGround('responsible'), ...values }, one.who, ...name);
    if (has(one, 'opposite')) holds(places.opposite.id, {});
    if (has(one, 'opposite by number')) holds(places.byNumber.id, {});
    if (has(one, 'opposite by another file')) holds(places.namedAgain.id, {});
    if (has(one, 'opposite to another file')) holds(places.tiedAgain.id, {});
    if (has(one, 'other story')) holds(places.otherStory[1].id, {});
    if (!has(one, 'once opposite')) continue;
    const need = { kind: 'necessary', function: null, ...needGround('signed', places, person('responsible')) };
    for (const { id } of [places.opposite, places.byNumber, places.namedAgain]) {
      holds(id, { ended_at: YESTERDAY, ended_by: places.nobody }, 'ended');
      holds(id, { valid_to: hour(-1) }, 'expired');
      holds(id, { valid_from: hour(24) }, 'tomorrow');
      holds(id, need, 'lent');
    }
  }
  await insert(town.admin, 'authz.ground', grounds);
  // More hold where she is than could: everybody who has one tie or another to the same file. Whoever answers for one has it, which the
  // fifth of them did not get.
  await town.look(
    `update authz.ground set reads = reads || 'location'::text, writes = writes || 'location'::text
      where file_id = any ($1) and kind = 'team' and function in ('responsible', 'received') and not 'location' = any (reads)`,
    [places.files.map((file) => file.id)],
  );
  await insert(
    town.admin,
    'authz.block',
    [...staff]
      .filter(([one]) => has(one, 'block before'))
      .flatMap(([, id]) =>
        places.files.map((file) => ({
          ...{ id: newId(), file_id: file.id, staff_id: id, kind: 'conflictOfInterest' },
          ...{ created_at: YESTERDAY, created_by: places.nobody, ended_at: YESTERDAY },
        })),
      ),
  );
  await insert(
    town.admin,
    'authz.block',
    [...staff]
      .filter(([one]) => has(one, 'block elsewhere'))
      .map(([, id]) => ({
        ...{ id: newId(), file_id: places.byNumber.id, staff_id: id, kind: 'conflictOfInterest' },
        ...{ created_at: YESTERDAY, created_by: places.nobody },
      })),
  );
  for (const [one] of staff)
    if (has(one, 'location given'))
      await town.look(
        `update authz.ground set reads = reads || 'location'::text, writes = writes || 'location'::text where id = any ($1)`,
        [places.files.map((file) => idOf('ground', file.id, one.who))],
      );
  await insert(town.admin, 'authz.situation_member', [
    ...places.files.map((file) => ({ situation_id: places.files[12]?.id, file_id: file.id, role: 'victim' })),
    { situation_id: places.files[12]?.id, file_id: places.opposite.id, role: 'perpetrator' },
    ...places.otherStory.map(({ id }, at) => ({
      ...{ situation_id: places.files[13]?.id, file_id: id, role: at === 0 ? 'victim' : 'perpetrator' },
    })),
    // Beside her in the same story, and on no other side.
    { situation_id: places.files[12]?.id, file_id: places.otherStory[1].id, role: 'victim' },
    { situation_id: places.files[14]?.id, file_id: places.again.id, role: 'victim' },
    { situation_id: places.files[14]?.id, file_id: places.otherStory[1].id, role: 'victim' },
    { situation_id: places.files[14]?.id, file_id: places.tiedAgain.id, role: 'perpetrator' },
  ]);
  await insert(town.admin, 'authz.person_index', numbers(places));
  await seats(town, places, staff, person);
  await rota(town, places.units, staff);
}

/** Who is known where, by number: whom all the files are about, and whom they name; and what must not be taken for that. */
function numbers({ files, again, byNumber, namedAgain, otherStory: [exposed, violent] }: Places): object[] {
  const is = (file: { id: string }, hash: string, self: boolean) => ({
    ...{ file_id: file.id, hash: `\\x${hash.repeat(32)}`, as_self: self, added_at: YESTERDAY },
  });
  const own = (file: { id: string } | undefined) =>
    `\\x${createHash('sha256')
      .update(file?.id ?? '')
      .digest('hex')}`;
  return [
    ...files.flatMap((file) => [{ ...is(file, '', true), hash: own(file) }, is(file, '5e', false)]),
    ...files.map((file) => ({ ...is(again, '', true), hash: own(file) })),
    is(byNumber, '5e', true),
    ...[is(again, '22', false), is(namedAgain, '22', true)],
    // His file names her, and hers him; another who works with him names the same two as the files do.
    ...[{ ...is(exposed, '', false), hash: own(files[0]) }, is(exposed, '7a', false)],
    ...[is(violent, '7a', true), is(violent, '5e', false), is(violent, '22', false)],
  ];
}

function teamGround(tie: string): object {
  if (tie === 'decider') return { function: 'leader', reads: daily, writes: ['decisions'], valid_to: hour(24) };
  if (tie === 'reader') return { function: 'supportWorker', reads: ['identity', 'plan', 'notes'], writes: [] };
  const name = (tie in sectionsOf ? tie : 'responsible') as GroundFunction;
  const when =
    tie === 'expired' ? { valid_to: hour(-1) } : tie === 'tomorrow' ? { valid_from: hour(24), valid_to: LONG } : {};
  return { function: name, ...sectionsOf[name], ...when };
}

/** As authz.open_emergency() gives it, and where it would not: whatever is there, the openings are weighed anew. */
const emergencyGround = (tie: string): object => ({
  reads: ['identity', 'safeContact', 'account', 'protection', 'children', 'plan', 'notes', 'processes', 'decisions'],
  writes: ['safeContact', 'protection', 'plan', 'notes'],
  valid_to: tie === 'expired' ? hour(-1) : hour(lastsHours.emergency),
});

function needGround(tie: string, { nobody }: Places, asker: string): object {
  const signed = tie === 'unsigned' ? {} : { signed_by: nobody, signed_at: YESTERDAY };
  const parts = { reads: ['identity', 'safeContact', 'plan', 'decisions'], writes: ['plan'] };
  const from = tie === 'tomorrow' ? { valid_from: hour(24) } : {};
  return { ...parts, given_by: asker, valid_to: tie === 'expired' ? hour(-1) : hour(100), ...signed, ...from };
}

async function seats(town: Town, places: Places, staff: ReadonlyMap<Person, string>, person: (who: string) => string) {
  const rows: object[] = [];
  for (const [one, id] of staff) {
    const kind = one.ties.find((word) => word.startsWith('seat'));
    if (!kind || kind === 'seat deputy') continue;
    const unit = kind === 'seat without work' ? 'waived' : one.unit;
    rows.push({
      ...{ id: idOf('seat', one.who), group_id: kind === 'seat closed' ? places.closedGroup : places.group },
      ...{ unit_id: places.units[unit], staff_id: id, valid_from: YESTERDAY },
      deputy_id: one.who === 'speaks for a unit' ? person('speaks as its deputy') : null,
    });
  }
  await insert(town.admin, 'authz.group_seat', rows);
}

export type Present = { readonly person: Person; readonly staffId: string; readonly session: Session; token: string };

/**
 * Ends what the policy says has ended, after everybody has opened what they could: a ground, a role, a shift, a session. By the
 * functions that a person uses, so that what was open must close with it; a block is put where a ground stays beside it.
 */
export async function endTies(town: Town, places: Places, all: readonly Present[]): Promise<void> {
  const responsible = all.find(({ person }) => person.who === 'responsible') as Present;
  const administer = (text: string, ...values: unknown[]) => town.administer(text, values);
  for (const present of all) {
    const { person, staffId, session } = present;
    const asResponsible = (text: string, ...values: unknown[]) => town.ask(responsible.session, text, values);
    for (const file of places.files) {
      const ground = idOf('ground', file.id, person.who);
      if (has(person, 'location taken')) await asResponsible('select authz.take_location($1)', ground);
      if (has(person, 'team ended')) await asResponsible('select authz.end_ground($1)', ground);
      if (has(person, 'necessary ended')) await asResponsible('select authz.end_necessary($1)', ground);
      if (has(person, 'seat withdrawn'))
        await asResponsible('select authz.withdraw_consent($1)', idOf('withdrawn', file.id));
      if (!has(person, 'blocked')) continue;
      await asResponsible(`select authz.set_block($1, $2, $3, 'conflictOfInterest')`, newId(), file.id, staffId);
      await town.look('update authz.ground set ended_at = null, ended_by = null where id = $1', [ground]);
    }
    if (has(person, 'role ended')) {
      const [role] = await town.look<{ id: string }>('select id from authz.role_assignment where staff_id = $1', [
        staffId,
      ]);
      await administer('select authz.end_role($1)', role?.id);
    }
    if (has(person, 'staff ended')) await town.look('update authz.staff set ended_at = now() where id = $1', [staffId]);
    if (has(person, 'duty ended')) await administer('select authz.remove_shift($1)', idOf('shift', person.who, ''));
    if (has(person, 'seat ended')) await administer('select authz.end_seat($1)', idOf('seat', person.who));
    if (has(person, 'locked')) await town.ask(session, 'select authz.lock_session()');
    if (has(person, 'signed out')) await town.signOut(session);
    if (has(person, 'idle'))
      await town.look(`update authz.session set last_seen_at = last_seen_at - interval '20 minutes' where id = $1`, [
        session.id,
      ]);
    if (has(person, 'too old'))
      await town.look('update authz.session set expires_at = now() where id = $1', [session.id]);
    if (has(person, 'guessed')) present.token = randomBytes(32).toString('base64url');
    if (has(person, 'no token')) present.token = '';
  }
}
