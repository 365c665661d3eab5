import { expect } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import type { Town } from '../builders/index.ts';
import type { Visitor } from './visitor.ts';

export type Fields = Record<string, string | string[]>;
export type Person = { id: string; part: string; own_file_id: string | null };

export const send = (visitor: Visitor, path: string, fields: Fields = {}) =>
  visitor.post(path, { _form: newId(), ...fields });

export const must = async (visitor: Visitor, path: string, fields: Fields = {}) => {
  const answer = await send(visitor, path, fields);
  expect([path, answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([path, 303, '']);
  return answer.headers.get('location') ?? '';
};

export const fieldOf = (id: string) => `people.p${id.replaceAll('-', '')}`;

/** A call of which everything is known: she, a child, the one who uses violence, and how she may be reached. */
export async function aWholeContact(
  town: Town,
  officer: Visitor,
  options: { number?: string; hisNumber?: string } = {},
) {
  const address = await must(officer, '/kontakt/ny', {
    channel: 'call',
    source: 'person',
    'received.day': 'i dag',
    'received.time': '00.00',
    name: 'Elin Strand',
  });
  await officer.get(address);
  await must(officer, `${address}/person`, { 'self.name': 'Elin Strand', 'self.number': options.number ?? '' });
  await must(officer, `${address}/saker-kontakt`, { 'ways.sms.allowed': 'yes', 'ways.sms.target': '070-174 06 05' });
  await must(officer, `${address}/besked`);
  await must(officer, `${address}/andra`, {
    'other.part': 'usesViolence',
    'other.name': 'Rolf Strand',
    'other.number': options.hisNumber ?? '',
    'other.relation': 'partner',
    'other.livesWith': 'yes',
  });
  const people = async () =>
    Object.fromEntries(
      (
        await town.look<Person>('select id, part, own_file_id from data.person_told where file_id = $1', [
          address.split('/')[2],
        ])
      ).map((row) => [row.part, row.id]),
    );
  const { usesViolence = '', self = '' } = await people();
  await must(officer, `${address}/fler`, {
    'child.name': 'Nova Strand',
    'child.birthYear': '2017',
    'child.livesWith': 'yes',
    'child.guardians': [usesViolence, self],
  });
  const { child = '' } = await people();
  const told = { 'violence.by': usesViolence, 'violence.severity': 'injury' };
  await must(officer, `${address}/handelse`, {
    ...told,
    'violence.kinds': 'physical',
    'violence.to': self,
    'violence.words': '”Han slog mig i köket.”',
  });
  await town.letPass({ minutes: 1 });
  await must(officer, `${address}/handelse`, {
    ...told,
    'violence.kinds': 'psychological',
    'violence.to': child,
    'violence.words': '”Han skrek åt Nova.”',
  });
  await must(officer, `${address}/skala`, { fear: '8' });
  await must(officer, `${address}/tid`, { urgency: '3' });
  const tellings = (
    await town.look<{ id: string; to_person: string }>(
      'select id, to_person from data.violence_told where file_id = $1',
      [address.split('/')[2]],
    )
  ).map((row) => ({ id: row.id, to: row.to_person }));
  return { address, id: address.split('/')[2] ?? '', self, child, usesViolence, tellings };
}
export type Whole = Awaited<ReturnType<typeof aWholeContact>>;

/** What the page proposes: her file with everything, the child's with what is about the child. */
export const proposed = (town: Town, contact: Whole): Fields => ({
  [`${fieldOf(contact.self)}.choice`]: 'new',
  [`${fieldOf(contact.self)}.protection`]: 'none',
  [`${fieldOf(contact.self)}.tellings`]: contact.tellings.map(({ id }) => id),
  [`${fieldOf(contact.self)}.parts`]: ['safeContact', 'fear', 'protection', 'people'],
  [`${fieldOf(contact.child)}.choice`]: 'new',
  [`${fieldOf(contact.child)}.protection`]: 'none',
  [`${fieldOf(contact.child)}.tellings`]: contact.tellings.filter(({ to }) => to === contact.child).map(({ id }) => id),
  [`${fieldOf(contact.child)}.parts`]: ['protection'],
  [`${fieldOf(contact.usesViolence)}.choice`]: 'none',
  'team.responsible': town.staff.dutyOfficer,
  'team.deputy': town.staff.intakeLeader,
});

/** The files that were opened since this contact came in, with who holds them. */
export const createdAfter = (town: Town, id: string) =>
  town.look<{ id: string; unit_id: string; function: string }>(
    `select f.id, f.unit_id, string_agg(g.function || ':' || g.staff_id, ' ' order by g.function) as function
       from authz.file f join authz.ground g on g.file_id = f.id and g.ended_at is null
      where f.kind = 'person' and exists (select from authz.file c where c.id = $1 and f.created_at >= c.created_at)
      group by f.id, f.unit_id`,
    [id],
  );
