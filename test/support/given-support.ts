import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import { setFileSide } from '../../src/access/index.ts';
import { servicesOf } from '../../src/demo/services.ts';
import { newId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, serve, Visitor } from './visitor.ts';

type Fields = Record<string, string | string[]>;

export const send = (who: Visitor, path: string, fields: Fields = {}) => who.post(path, { _form: newId(), ...fields });

/** Plans one more talk, and answers which. */
export async function planned(who: Visitor, address: string, purpose: string): Promise<string> {
  await send(who, `${address}/samtal`, { purpose });
  const html = await (await who.get(address)).text();
  return [...html.matchAll(/samtal\/([0-9a-f-]{36})\/stryk/g)].at(-1)?.[1] ?? '';
}

export const written = (who: Visitor, address: string, talk: string, outcome: string, more: Fields = {}) =>
  send(who, `${address}/samtal/${talk}/utfall`, { talk, outcome, heldOn: 'i dag', ...more });

/** A town with the catalogue of the demo, a file of each side, and those who give support in them. */
export class Support {
  readonly town: Town;
  readonly served: Served;
  file!: MadeFile;
  his!: MadeFile;
  officer!: Visitor;
  therapist!: Visitor;
  readonly #services = new Map<string, string>();

  private constructor(town: Town) {
    this.town = town;
    this.served = serve(town);
  }

  static async open(): Promise<Support> {
    const support = new Support(await aTown());
    const { town } = support;
    const administrator = await support.as('administrator');
    for (const service of servicesOf(town)) await send(administrator, '/insatser', service as Fields);
    for (const row of await town.look<{ id: string; kind: string }>('select id, kind from data.service'))
      support.#services.set(row.kind, row.id);
    support.file = await aFile(town)
      .withTeam({ staffId: town.staff.therapist, function: 'therapist' })
      .with(tellsOf({ part: 'self', name: 'Elin Strand' }))
      .with(({ sql }, made) => setFileSide(sql, made, 'victim'))
      .made();
    support.his = await aFile(town)
      .with(({ sql }, made) => setFileSide(sql, made, 'perpetrator'))
      .made();
    await support.begin();
    return support;
  }

  /** They sign in; anew where time has passed. */
  async begin(): Promise<void> {
    [this.officer, this.therapist] = await Promise.all([this.as('caseOfficer'), this.as('therapist')]);
  }

  async close(): Promise<void> {
    expect(this.served.faults).toEqual([]);
    await this.town.close();
  }

  as = async (key: keyof Town['staff']): Promise<Visitor> =>
    new Visitor(this.served, await this.town.signIn(this.town.staff[key]));

  at = (tail = '', of = this.file): string => `/akt/${of.id}/insatser${tail}`;

  one = async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row | undefined> =>
    (await this.town.look<Row>(text, values))[0];

  /** What somebody writes who arranges a service of this kind. */
  asked = (kind: string, more: Fields = {}): Fields => ({
    ...{ service: this.#services.get(kind) ?? '', rightTold: 'yes', worker: this.town.staff.therapist, ...more },
  });

  arranged = async (who: Visitor, fields: Fields, of = this.file): Promise<string> => {
    const answer = await send(who, this.at('', of), fields);
    if (answer.status !== 303) throw new Error(`Not arranged: ${await answer.text()}`);
    return answer.headers.get('location') ?? '';
  };

  clock = (rule: string, about: string) =>
    this.one<{ due_at: Temporal.Instant; owner_id: string }>(
      'select due_at, owner_id from data.running_clock where rule = $1 and subject_id = $2 and met_at is null and ended_at is null',
      [rule, about],
    );

  daysTo = async (due: { toString(): string }): Promise<number> =>
    Math.round(
      (await this.town.now()).until(Temporal.Instant.from(new Date(String(due)).toISOString())).total('hours') / 24,
    );
}
