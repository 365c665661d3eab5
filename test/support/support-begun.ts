import { beforeAll, expect } from 'vitest';
import { servicesOf } from '../../src/demo/services.ts';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import type { MadeFile } from '../builders/index.ts';
import { as, file, town } from './file-at-work.ts';
import type { Visitor } from './visitor.ts';

const services = new Map<string, string>();

/** The municipality has its services; the talks for children are open, so that nothing else has to be decided first. */
export function servicesAreOffered(): void {
  beforeAll(async () => {
    const administrator = await as(town.staff.administrator);
    for (const one of servicesOf(town)) {
      const open = one.kind === 'trappanTalks' ? { basis: 'open', boardDecision: 'SN 1' } : {};
      await administrator.post('/insatser', { _form: newId(), ...one, ...open } as Record<string, string | string[]>);
    }
    for (const row of await town.look<{ id: string; kind: string }>('select id, kind from data.service'))
      services.set(row.kind, row.id);
  });
}

/** Its address, from today on. */
export async function begun(
  who: Visitor,
  kind: string,
  { worker = town.staff.therapist, of = file }: { readonly worker?: StaffId; readonly of?: MadeFile } = {},
): Promise<string> {
  const service = services.get(kind) ?? '';
  const made = await who.post(`/akt/${of.id}/insatser`, { _form: newId(), service, rightTold: 'yes', worker });
  const address = made.headers.get('location') ?? '';
  expect((await who.post(`${address}/borja`, { _form: newId() })).status).toBe(303);
  return address;
}

/** What is asked of the person, and what became of it: "ratingAtStart 2027-03-24 met". */
export const ratingsAsked = async (of: string = file.id, about?: string): Promise<string[]> =>
  (
    await town.look<{ what: string }>(
      `select rule || ' ' || to_char(due_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') ||
         case when met_at is not null then ' met' when ended_at is not null then ' ended' else '' end as what
       from data.running_clock where file_id = $1 and rule like 'rating%' and ($2::uuid is null or subject_id = $2) order by rule desc, due_at`,
      [of, about ?? null],
    )
  ).map(({ what }) => what);
