import { sql as raw } from 'kysely';
import { z } from 'zod';
import type { ConsentId, FileContext, OpenFile } from '../access/index.ts';
import {
  type DelegationId,
  type DisclosureId,
  type GroundId,
  type Id,
  newId,
  type StaffId,
  type UnitId,
} from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import {
  type Disclosable,
  type DisclosureGround,
  type DisclosureWay,
  heldBackOf,
  isProvision,
  type Provision,
  type RegisterLine,
} from './register.ts';

const field = (column: string, id: string) => `disclosure.${column}:${id}`;

export type Disclosed = {
  /** The letter that it was given in: who may not see that one sees no line of it either. */
  readonly letterId?: Id<'guardianLetter'> | undefined;
  /** A unit of the board, or somebody outside it by name. */
  readonly receiver: { readonly unitId: UnitId } | { readonly name: string };
  readonly how: DisclosureWay;
  readonly ground:
    | { readonly kind: 'secrecyWaiver'; readonly consentId?: ConsentId | null; readonly groundId?: GroundId | null }
    | { readonly kind: 'necessary'; readonly groundId?: GroundId | null }
    | { readonly kind: 'statutoryDuty' | 'otherProvision'; readonly provision: Provision };
  readonly parts: readonly Disclosable[];
  readonly words?: string | undefined;
  readonly heldBackWords?: string | undefined;
  /** Without consent both sides are weighed, and somebody decides. */
  readonly weighed?: { readonly for?: string; readonly against: string; readonly decidedBy: StaffId } | undefined;
  readonly test?: readonly (readonly [question: string, answer: string])[] | undefined;
  /** Somebody with delegation signs: at once where she writes it in herself, with the row that she relied on; else later. */
  readonly signing?: { readonly delegationId: DelegationId | undefined } | undefined;
  readonly at?: Instant | undefined;
};

/** Writes what was given, and with it what was held back. The event is the caller's: one for each file that a command touches. */
export async function recordDisclosure(
  ctx: Pick<FileContext, 'sql' | 'now' | 'actor'>,
  file: OpenFile,
  given: Disclosed,
): Promise<DisclosureId> {
  const id = newId<DisclosureId>();
  const seal = (column: string, words: string | undefined) => file.vault.sealOptional(field(column, id), words);
  const { ground, receiver } = given;
  await ctx.sql
    .insertInto('disclosure')
    .values({
      id,
      letterId: given.letterId ?? null,
      fileId: file.id,
      sectionId: file.section('consents'),
      at: given.at ?? ctx.now,
      givenBy: ctx.actor.staffId,
      receiverUnit: 'unitId' in receiver ? receiver.unitId : null,
      receiverName: 'name' in receiver ? seal('receiver_name', receiver.name) : null,
      how: given.how,
      groundKind: ground.kind,
      groundId: 'groundId' in ground ? (ground.groundId ?? null) : null,
      consentId: 'consentId' in ground ? (ground.consentId ?? null) : null,
      provision: 'provision' in ground ? ground.provision : null,
      parts: [...given.parts],
      // What holds no part at all says in words what was held back of it.
      heldBack: given.parts.length > 0 ? heldBackOf(given.parts) : [],
      words: seal('words', given.words),
      heldBackWords: seal('held_back_words', given.heldBackWords),
      weighedFor: seal('weighed_for', given.weighed?.for),
      weighedAgainst: seal('weighed_against', given.weighed?.against),
      decidedBy: given.weighed?.decidedBy ?? null,
      test: seal('test', given.test && JSON.stringify(given.test)),
      toSign: given.signing !== undefined,
      delegationId: given.signing?.delegationId ?? null,
      signedAt: given.signing?.delegationId ? ctx.now : null,
    })
    .execute();
  return id;
}

/** All that has been given or read out of this file, the latest first. */
export async function registerOf(ctx: Pick<FileContext, 'sql' | 'language'>, file: OpenFile): Promise<RegisterLine[]> {
  const [written, read] = await Promise.all([writtenLines(ctx.sql, file), readLines(ctx.sql, file)]);
  // Of one moment, always in the same order.
  return [...written, ...read].toSorted(
    (a, b) => b.at.epochMilliseconds - a.at.epochMilliseconds || a.id.localeCompare(b.id),
  );
}

async function writtenLines(sql: Sql, file: OpenFile): Promise<RegisterLine[]> {
  const rows = await sql
    .selectFrom('disclosure as d')
    .innerJoin('authz.staff as s', 's.id', 'd.givenBy')
    .leftJoin('authz.staff as b', 'b.id', 'd.decidedBy')
    .leftJoin('authz.unit as u', 'u.id', 'd.receiverUnit')
    .selectAll('d')
    .select(['s.name as giver', 'b.name as decider', 'u.name as unitName'])
    .where('d.sectionId', '=', file.section('consents'))
    .orderBy('d.at', 'desc')
    .execute();
  return rows.map((row): RegisterLine => {
    const opened = (column: string, sealed: Buffer | null) => file.vault.unsealOptional(field(column, row.id), sealed);
    return {
      id: row.id,
      at: row.at,
      until: null,
      receiver: {
        key: row.receiverUnit ?? 'outside',
        name: row.unitName ?? opened('receiver_name', row.receiverName) ?? '',
      },
      how: row.how as DisclosureWay,
      ground: {
        kind: row.groundKind as DisclosureGround,
        provision: isProvision(row.provision) ? row.provision : null,
      },
      parts: row.parts,
      heldBack: row.heldBack,
      words: opened('words', row.words),
      heldBackWords: opened('held_back_words', row.heldBackWords),
      test: testIn(opened('test', row.test)),
      standing: row.refusedAt ? 'refused' : row.toSign && !row.signedAt ? 'toSign' : 'given',
      signedAt: row.signedAt,
      decidedById: row.decidedBy as StaffId | null,
      refusedBecause: opened('refused_because', row.refusedBecause),
      weighedFor: opened('weighed_for', row.weighedFor),
      weighedAgainst: opened('weighed_against', row.weighedAgainst),
      givenBy: row.giver,
      decidedBy: row.decider,
    };
  });
}

const testLines = z.array(z.tuple([z.string(), z.string()]));
const testIn = (sealed: string | null) => (sealed === null ? [] : testLines.parse(JSON.parse(sealed)));

/** Signed by the one who decides, on this row of the order; or not given, and why. The database lets nobody else, and once. */
export async function settleDisclosure(
  ctx: Pick<FileContext, 'sql' | 'now' | 'file'>,
  id: DisclosureId,
  settled: { readonly signed: DelegationId } | { readonly refusedBecause: string },
): Promise<boolean> {
  const changed =
    'signed' in settled
      ? { signedAt: ctx.now, delegationId: settled.signed }
      : {
          refusedAt: ctx.now,
          refusedBecause: ctx.file.vault.seal(field('refused_because', id), settled.refusedBecause),
        };
  const { numUpdatedRows } = await ctx.sql
    .updateTable('disclosure')
    .set(changed)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

type Read = {
  ground: string;
  kind: 'secrecyWaiver' | 'necessary' | 'provision';
  unitName: string | null;
  unit: string | null;
  staff: string | null;
  staffName: string | null;
  provision: string | null;
  parts: string[];
  firstAt: Instant;
  lastAt: Instant;
};

/** Who has opened the file on a waiver or a need, by ground: nobody has to write that down. */
async function readBy(sql: Sql, file: OpenFile): Promise<Read[]> {
  const { rows } = await raw<Read>`
    select r.ground, r.kind, r.unit, u.name as unit_name, r.staff, s.name as staff_name, g.provision, r.parts, r.first_at, r.last_at
    from authz.read_by(${file.id}) r join authz.ground g on g.id = r.ground left join authz.unit u on u.id = r.unit left join authz.staff s on s.id = r.staff`.execute(
    sql,
  );
  return rows;
}

const readLines = async (sql: Sql, file: OpenFile): Promise<RegisterLine[]> =>
  (await readBy(sql, file)).map((row) => ({
    id: row.ground,
    at: row.firstAt,
    until: row.lastAt,
    receiver: {
      key: row.unit ?? row.staff ?? '',
      name: row.unitName ?? row.staffName ?? '',
      isColleague: row.unit === null,
    },
    how: 'opening',
    ground: {
      kind: row.kind === 'provision' ? 'otherProvision' : row.kind,
      provision: isProvision(row.provision) ? row.provision : null,
    },
    parts: row.parts,
    heldBack: heldBackOf(row.parts),
    words: null,
    heldBackWords: null,
    test: [],
    standing: 'given',
    signedAt: null,
    decidedById: null,
    refusedBecause: null,
    weighedFor: null,
    weighedAgainst: null,
    givenBy: null,
    decidedBy: null,
  }));

/** What was read or given because of this one consent: it can't be unread. */
export async function givenOn(
  ctx: Pick<FileContext, 'sql' | 'file' | 'language'>,
  consent: { readonly id: ConsentId; readonly groundId: string | null },
): Promise<RegisterLine[]> {
  const rests = await ctx.sql
    .selectFrom('disclosure')
    .select('id')
    .where('sectionId', '=', ctx.file.section('consents'))
    .where((eb) =>
      eb.or([eb('consentId', '=', consent.id), ...(consent.groundId ? [eb('groundId', '=', consent.groundId)] : [])]),
    )
    .execute();
  const ids = new Set<string | null>([consent.groundId, ...rests.map(({ id }) => id)]);
  return (await registerOf(ctx, ctx.file)).filter(({ id }) => ids.has(id));
}
