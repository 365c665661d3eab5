import { type FileKind, type ProtectedIdentity, type SectionKind, sectionKinds } from '../../../src/access/index.ts';
import { newId } from '../../../src/kernel/ids.ts';
import type { Town } from '../../builders/town.ts';
import { idOf } from './fill.ts';
import { insert } from './insert.ts';
import { type FilePlace, kindOf, type Person, type Place } from './policy.ts';
import { rolesOf } from './rota.ts';

export type FileThere = FilePlace & {
  readonly id: string;
  readonly kind: FileKind;
  readonly section: (kind: SectionKind) => string;
};

/** Where it all happens: the units, the people, one file of each kind at each level, and what stands beside them. */
export type Places = {
  readonly units: Readonly<Record<string, string>>;
  readonly files: readonly FileThere[];
  /** A file of one who uses violence against the person of all the others, and a child's in a unit elsewhere. */
  readonly opposite: FileThere;
  readonly child: FileThere;
  /** About one whom all the files name by number. */
  readonly byNumber: FileThere;
  /** Another about the same person as all the files; who it names by number, and who it is tied to. */
  readonly again: FileThere;
  readonly namedAgain: FileThere;
  readonly tiedAgain: FileThere;
  /** The two sides of another story. */
  readonly otherStory: readonly [FileThere, FileThere];
  /** Works here, and is none of those who try. */
  readonly nobody: string;
  /** Works in the team, and is none of them either. */
  readonly colleague: string;
  readonly group: string;
  readonly closedGroup: string;
  readonly caller: string;
  /** Presents a file at the meeting; stands in for the one who speaks for a unit. */
  readonly presents: string;
  readonly deputy: string;
  /** Those who are called to it, but for its caller. */
  readonly called: readonly string[];
};

const levels: readonly ProtectedIdentity[] = ['none', 'secrecyMarker', 'protectedRegistration', 'assumedIdentity'];
const kinds: readonly Place[] = ['file', 'contact', 'settled', 'situation'];

const fileThere = (place: Place, level: ProtectedIdentity, name: string = place): FileThere => {
  const id = idOf('file', name, level);
  return { place, level, id, kind: kindOf(place), section: (kind) => idOf('section', id, kind) };
};

/** Founds the units, hires everybody, and opens the files: by the account that may do everything, for it is what is there before. */
export async function found(
  town: Town,
  people: readonly Person[],
): Promise<{ places: Places; staff: Map<Person, string> }> {
  const { units } = town;
  const more = Object.fromEntries(
    ['waived', 'expired', 'withdrawn', 'outside', 'certified', 'elsewhere', 'later', 'afar'].map((name) => [
      name,
      newId() as string,
    ]),
  );
  for (const [name, id] of Object.entries(more))
    await town.look(`insert into authz.unit (id, name, kind) values ($1, $2, 'adultUnit')`, [id, name]);
  const all = {
    ...{ team: units.violenceTeam, clinic: units.outpatient, children: units.childrenUnit, board: units.management },
    ...more,
  } as Readonly<Record<string, string>>;
  const staff = new Map(people.map((person) => [person, newId() as string]));
  const nobody: string = newId();
  const hired = [...staff].map(([{ who }, id]) => ({ id, name: who, language: 'sv', scheme: 'system' }));
  await insert(town.admin, 'authz.staff', [...hired, { ...hired[0], id: nobody, name: 'Ingen av dem' }]);
  await insert(town.admin, 'authz.role_assignment', [
    ...[...staff].flatMap(([person, id]) => rolesOf(person, id, all)),
    {
      ...{ id: newId(), staff_id: nobody, unit_id: more.elsewhere, role: 'caseOfficer' },
      ...{ valid_from: '2026-01-01T00:00:00Z', valid_to: null },
    },
  ]);
  const files = kinds.flatMap((kind) => levels.map((level) => fileThere(kind, level)));
  const opposite = fileThere('file', 'none', 'opposite');
  const child = fileThere('contact', 'none', 'child');
  const otherStory = [fileThere('file', 'none', 'exposed'), fileThere('file', 'none', 'violent')] as const;
  const byNumber = fileThere('file', 'none', 'byNumber');
  const again = fileThere('file', 'none', 'again');
  const namedAgain = fileThere('file', 'none', 'namedAgain');
  const tiedAgain = fileThere('file', 'none', 'tiedAgain');
  const beyond = [opposite, child, byNumber, again, namedAgain, tiedAgain, ...otherStory];
  const unitOf = (file: FileThere) =>
    file === opposite ? all.clinic : beyond.includes(file) ? more.elsewhere : all.team;
  await insert(
    town.admin,
    'authz.file',
    [...files, ...beyond].map((file) => ({
      ...{ id: file.id, kind: file.kind, unit_id: unitOf(file), reference: `kanarie${file.id.slice(0, 8)}ab` },
      ...{ protection: file.level, created_at: '2026-01-02T00:00:00Z', created_by: nobody },
    })),
  );
  await insert(
    town.admin,
    'authz.section',
    [...files, ...beyond].flatMap((file) =>
      sectionKinds.map((kind) => ({ id: file.section(kind), file_id: file.id, kind })),
    ),
  );
  const of = (tie: string) => [...staff].find(([{ ties }]) => ties.includes(tie))?.[1] ?? nobody;
  const coordinator = of('coordinates');
  const [group, closedGroup]: [string, string] = [newId(), newId()];
  await insert(town.admin, 'authz.internal_group', [
    { id: group, name: 'Gruppen', coordinator_id: coordinator, created_at: '2026-01-01T00:00:00Z' },
    ...[{ id: closedGroup, name: 'Nedlagd', coordinator_id: coordinator, created_at: '2026-01-01T00:00:00Z' }].map(
      (one) => ({
        ...one,
        closed_at: '2026-01-02T00:00:00Z',
      }),
    ),
  ]);
  const called = [...staff].filter(([{ ties, lists }]) => lists.has('called') && /^(seat|called)$/.test(ties[0] ?? ''));
  const beside = {
    ...{ opposite, child, byNumber, again, namedAgain, tiedAgain, otherStory },
    ...{ nobody, colleague: town.staff.caseOfficer, group, closedGroup, called: called.map(([, id]) => id) },
    ...{ caller: of('caller'), presents: of('presents'), deputy: of('seat deputy') },
  };
  return { places: { units: all, files, ...beside }, staff };
}
