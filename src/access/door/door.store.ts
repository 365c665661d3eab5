import { type Id, newId, type SessionId, type StaffId } from '../../kernel/ids.ts';
import type { Database } from '../../platform/database/database.ts';
import { atDoor, type StaffRole } from '../../platform/database/with-actor.ts';

export type CeremonyId = Id<'ceremony'>;
export type CeremonyKind = 'signIn' | 'enrol' | 'unlock' | 'prove';

/** What a passkey proves at the door: which one, and how often it has been used. */
export type Proof = { readonly credentialId: string; readonly counter: number };

/** Within `allowed` tries of this key in the last minute? Counted in the database, so that processes count together. */
export async function countAttempt(database: Database, key: Buffer, allowed: number): Promise<boolean> {
  const [row] = await atDoor<{ within: boolean }>(database, 'select authz.count_attempt($1, $2) as within', [
    key,
    allowed,
  ]);
  return row?.within ?? false;
}

export async function beginCeremony(
  database: Database,
  ceremony: { kind: CeremonyKind; challenge: string; staffId?: StaffId; sessionId?: SessionId },
): Promise<CeremonyId> {
  const id = newId<CeremonyId>();
  const { kind, challenge, staffId, sessionId } = ceremony;
  await atDoor(database, 'select authz.begin_ceremony($1, $2, $3, $4, $5)', [
    id,
    kind,
    challenge,
    staffId ?? null,
    sessionId ?? null,
  ]);
  return id;
}

/** A challenge is good for one try: asking for it takes it away. */
export async function takeCeremony(
  database: Database,
  id: CeremonyId,
  kind: CeremonyKind,
): Promise<{ challenge: string; staffId: StaffId | null; sessionId: SessionId | null } | undefined> {
  type Row = { challenge: string; staff_id: StaffId | null; session_id: SessionId | null };
  const [row] = await atDoor<Row>(database, 'select * from authz.take_ceremony($1, $2)', [id, kind]);
  return row && { challenge: row.challenge, staffId: row.staff_id, sessionId: row.session_id };
}

export type Credential = {
  readonly id: string;
  readonly staffId: StaffId;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: string[];
};

export async function findCredential(database: Database, id: string): Promise<Credential | undefined> {
  type Row = { staff_id: StaffId; public_key: Buffer; counter: number; transports: string[] };
  const [row] = await atDoor<Row>(database, 'select * from authz.find_credential($1)', [id]);
  return (
    row && { id, staffId: row.staff_id, publicKey: row.public_key, counter: row.counter, transports: row.transports }
  );
}

/** Whom an unused one-time link is for. */
export async function findEnrolment(
  database: Database,
  linkHash: Buffer,
): Promise<{ staffId: StaffId; staffName: string } | undefined> {
  type Row = { staff_id: StaffId; staff_name: string };
  const [row] = await atDoor<Row>(database, 'select * from authz.find_enrolment($1)', [linkHash]);
  return row && { staffId: row.staff_id, staffName: row.staff_name };
}

/** Uses the link up. False: it was used, it is too old, or it never was. */
export async function enrol(
  database: Database,
  linkHash: Buffer,
  passkey: { id: string; publicKey: Uint8Array; counter: number; transports: readonly string[]; name: string },
): Promise<boolean> {
  const [row] = await atDoor<{ staff: StaffId | null }>(
    database,
    'select authz.enrol($1, $2, $3, $4, $5, $6) as staff',
    [linkHash, passkey.id, Buffer.from(passkey.publicKey), passkey.counter, passkey.transports, passkey.name],
  );
  return row?.staff != null;
}

export async function startSession(database: Database, sessionHash: Buffer, proof: Proof): Promise<boolean> {
  const [row] = await atDoor<{ started: boolean }>(database, 'select authz.start_session($1, $2, $3, $4) as started', [
    newId<SessionId>(),
    sessionHash,
    proof.credentialId,
    proof.counter,
  ]);
  return row?.started ?? false;
}

/** Always false in a live database. */
export async function startDemoSession(database: Database, sessionHash: Buffer, staffId: StaffId): Promise<boolean> {
  const [row] = await atDoor<{ started: boolean }>(database, 'select authz.start_demo_session($1, $2, $3) as started', [
    newId<SessionId>(),
    sessionHash,
    staffId,
  ]);
  return row?.started ?? false;
}

/** What a session that already is can be proved anew for: to unlock it, or for what asks for a fresh proof. */
export type Reproof = 'unlock' | 'prove';
const sessionFor = { unlock: 'locked_session', prove: 'open_session' } as const;
const proveFor = { unlock: 'unlock_session', prove: 'prove_session' } as const;

export async function findSessionFor(
  database: Database,
  what: Reproof,
  token: string,
): Promise<{ sessionId: SessionId } | undefined> {
  const [row] = await atDoor<{ session_id: SessionId }>(
    database,
    `select session_id from authz.${sessionFor[what]}($1)`,
    [token],
  );
  return row && { sessionId: row.session_id };
}

/** Gives the session a new token; from then on the old one is worth nothing. Without a proof only for made-up people. */
export async function proveSession(
  database: Database,
  what: Reproof,
  token: string,
  newHash: Buffer,
  proof: Proof | null,
): Promise<boolean> {
  const [row] = await atDoor<{ proved: boolean }>(
    database,
    `select authz.${proveFor[what]}($1, $2, $3, $4) as proved`,
    [token, newHash, proof?.credentialId ?? null, proof?.counter ?? null],
  );
  return row?.proved ?? false;
}

export type DemoPerson = {
  readonly id: StaffId;
  readonly name: string;
  readonly role: StaffRole;
  readonly unitName: string;
};

/** Nobody in a live database. */
export async function listDemoPeople(database: Database): Promise<DemoPerson[]> {
  type Row = { id: StaffId; name: string; role: StaffRole; unit_name: string };
  const rows = await atDoor<Row>(database, 'select * from authz.demo_people()', []);
  return rows.map(({ id, name, role, unit_name }) => ({ id, name, role, unitName: unit_name }));
}

/** False as soon as anybody has enrolled. */
export async function foundMunicipality(database: Database, unitName: string, linkHash: Buffer): Promise<boolean> {
  const [row] = await atDoor<{ founded: boolean }>(
    database,
    'select authz.found_municipality($1, $2, $3, $4, $5) as founded',
    [newId(), unitName, newId<StaffId>(), newId(), linkHash],
  );
  return row?.founded ?? false;
}
