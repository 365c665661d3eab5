import { type SectionKind, sectionKinds } from '../../../src/access/index.ts';
import { fixed, URGENT } from './always.ts';
import { idOf, type Table, type Values } from './fill.ts';
import { itemOf, items, marked, markedIn } from './marked.ts';
import type { FileThere, Places } from './places.ts';
import type { Person, Row, Rule } from './policy.ts';

/** A row to be made: what the policy calls it, and the values that make it that. */
export type Wanted = Row & { readonly there: FileThere | undefined; readonly at: SectionKind; readonly values: Values };

/** Rows that are somebody's own are made for everyone, so that what is hers is told from what she may see for another reason. */
type Own = {
  section?: SectionKind;
  values: (staff: string, places: Places) => Values;
  also?: (places: Places, there: FileThere) => Readonly<Record<string, Values>>;
};
const ownRows: Readonly<Record<string, Own>> = {
  'data.running_clock': {
    section: 'protection',
    values: (staff, { units }) => ({ owner_id: staff, unit_id: units.elsewhere }),
    also: (_, there) => ({ 'guarded for': { guard_id: there.section('location') } }),
  },
  'data.note': { section: 'notes', values: (staff) => ({ author_id: staff, signed_at: null }) },
  // Ended for oneself alone: it is dealt with when the unit has ended it.
  'data.desk': { values: (staff) => ({ staff_id: staff, unit_id: null, state: 'ended' }) },
  'data.unwritten': { values: (staff, { units }) => ({ staff_id: staff, unit_id: units.elsewhere }) },
  'data.alert': {
    values: (staff) => ({ staff_id: staff }),
    also: ({ nobody }) => ({
      'seen by': { seen_at: '2026-01-04T00:00:00Z', seen_by: nobody },
      'promise by': { kind: 'promiseWithdrawn' },
    }),
  },
  'data.withheld': { section: 'notes', values: (staff) => ({ by_id: staff }) },
  'data.disclosure': {
    section: 'consents',
    values: (staff) => ({ decided_by: staff, to_sign: true }),
    also: () => ({
      'signed by': { signed_at: '2026-01-04T00:00:00Z' },
      'refused by': { refused_at: '2026-01-04T00:00:00Z', refused_because: '\\x01' },
      'only written by': { to_sign: false },
    }),
  },
  'data.log_review_line': {
    values: (staff) => ({
      ...{ staff_id: staff, entry_id: Number.parseInt(staff.slice(0, 8), 16) },
      review_id: idOf('data.log_review', '', 'identity', 'unit'),
    }),
  },
};

/** Nobody has said yet on whose side it is: no files were opened from it, or it is no person's. */
export const sideless = ({ place }: FileThere) => place === 'settled' || place === 'situation';

/** One for each section, one of them urgent: a file comes up once at a meeting. */
const meetings = new Set(['data.meeting', 'data.meeting_seat']);

/** Every row of this table: in each section of each file, with whatever marks it has, and each person's own. */
export function wanted(table: Table, rule: Rule, places: Places, people: ReadonlyMap<Person, string>): Wanted[] {
  const marks = Object.entries(marked[table.name] ?? {});
  const own = ownRows[table.name];
  // Where a file has one such row at most, it lies in one section.
  const single = table.key.length === 1 && table.key[0] === 'file_id';
  const make = (there: FileThere | undefined, section: SectionKind, mark: string, values: Values): Wanted => ({
    table: table.name,
    file: there,
    section: rule.lie === 'section' ? section : undefined,
    at: section,
    // At an urgent meeting everybody sees who comes.
    mark: section === URGENT && meetings.has(table.name) ? 'urgent' : mark,
    there,
    values: { ...fixed(table.name, places, there, section), ...values },
  });
  const found: Wanted[] = [];
  const sections: readonly SectionKind[] =
    meetings.has(table.name) || (rule.lie === 'section' && !single) ? sectionKinds : ['identity'];
  for (const there of rule.lie === 'none' ? [undefined] : places.files) {
    if (there && table.name === 'data.file_side' && sideless(there)) continue;
    for (const section of sections) {
      const plain = rule.lie === 'section' || marks.length === 0;
      if (plain) found.push(make(there, section, table.name === 'data.agenda_item' ? 'agenda' : 'any', {}));
      if (rule.lie !== 'section' || section === (own?.section ?? markedIn[table.name]))
        for (const [mark, values] of marks) found.push(make(there, section, mark, values(places, there)));
    }
    if (own)
      for (const [person, staff] of people)
        for (const [word, more] of Object.entries({
          of: {},
          ...(there?.place === 'file' && there.level === 'none' ? own.also?.(places, there) : {}),
        }))
          found.push(
            make(there, own.section ?? 'identity', `${word} ${person.who}`, { ...own.values(staff, places), ...more }),
          );
    if (table.name === 'data.withheld') found.push(...kept(there, people, make));
  }
  return found;
}

/** Who is kept from which item of a file: everybody whom the policy calls so, from one of each kind. */
function kept(
  there: FileThere | undefined,
  people: ReadonlyMap<Person, string>,
  make: (there: FileThere | undefined, section: SectionKind, mark: string, values: Values) => Wanted,
): Wanted[] {
  return [...people]
    .filter(([person]) => person.ties.includes('withheld'))
    .flatMap(([person, staff]) =>
      (Object.keys(items) as (keyof typeof items)[]).map((kind) =>
        make(there, items[kind][1], `from ${person.who}`, {
          ...{ id: idOf('withheld', there?.id ?? '', kind, staff), kind, item_id: itemOf(kind, there) },
          ...{ staff_id: staff, person_id: null },
        }),
      ),
    );
}
