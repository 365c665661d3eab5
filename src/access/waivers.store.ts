import { sql as raw } from 'kysely';
import { type FileId, type GroundId, type Id, newId, type StaffId, type UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import type { ShareablePart } from './file.ts';

export type ConsentId = Id<'consent'>;
export type TellingId = Id<'telling'>;

/**
 * A consent that was given and signed becomes a ground for those who speak for its receiver in the internal group. Refused
 * (42501) where the consent is not there, not given, has a ground already, or goes further than a waiver may.
 */
export async function giveWaiver(sql: Sql, consent: ConsentId, parts: readonly ShareablePart[]): Promise<GroundId> {
  const id = newId<GroundId>();
  await raw`select authz.give_waiver(${id}, ${consent}, ${parts})`.execute(sql);
  return id;
}

/** Ends the consent, its ground and every opening that rests on it, in this transaction (V51). Event and clock are the caller's. */
export async function withdrawConsent(sql: Sql, consent: ConsentId): Promise<void> {
  await raw`select authz.withdraw_consent(${consent})`.execute(sql);
}

/** What rested on consents whose last day has passed is handed back, and who answers for the file is told. For the background. */
export async function endRunOut(sql: Sql): Promise<void> {
  await raw`select authz.end_run_out()`.execute(sql);
}

/** What is taken back: all, what one unit got, or what others than units got. */
export type WithdrawnFrom = 'all' | 'outside' | { readonly unitId: UnitId };

/**
 * Withdrawn to anybody whom the person tells. Answers nothing, whether there was a file, a consent, or neither. Throws SG003
 * where one person has asked or told more than thirty times in ten minutes.
 */
export async function withdrawTold(
  sql: Sql,
  told: {
    readonly hash: Buffer | undefined;
    readonly reference: string | undefined;
    readonly from: WithdrawnFrom;
    /** Until when the team has to have asked whether it was the person's own will. */
    readonly due: Instant;
    /** For the team. The words are sealed before anybody knows whether there is a team to read them. */
    readonly said: {
      readonly id: TellingId;
      readonly how: 'phone' | 'visit' | 'letter' | 'through';
      readonly by: 'self' | 'other';
      readonly words: Buffer;
    };
  },
): Promise<void> {
  const unit = typeof told.from === 'object' ? told.from.unitId : null;
  const { id, how, by, words } = told.said;
  await raw`select authz.withdraw_told(${told.hash ?? null}, ${told.reference ?? null}, ${unit}, ${told.from === 'outside'},
    ${told.due.toString()}, ${id}, ${how}, ${by}, ${words})`.execute(sql);
}

/**
 * Without consent (OSL 10:2): one named person with a task of her own. It opens nothing until a second person has signed.
 * Throws SG002 where that person is blocked from the file.
 */
export async function askNecessary(
  sql: Sql,
  asked: {
    readonly fileId: FileId;
    readonly staffId: StaffId;
    readonly parts: readonly ShareablePart[];
    readonly until: Instant;
    /** The paragraph, where it is not OSL 10:2: what another unit of the municipality needs. */
    readonly provision?: 'necessaryCareMinor' | 'careOfElderly';
  },
): Promise<GroundId> {
  const id = newId<GroundId>();
  if (asked.provision) {
    await raw`select authz.ask_provision(${id}, ${asked.fileId}, ${asked.staffId}, ${asked.parts}, ${asked.until.toString()}, ${asked.provision})`.execute(
      sql,
    );
    return id;
  }
  await raw`select authz.ask_necessary(${id}, ${asked.fileId}, ${asked.staffId}, ${asked.parts}, ${asked.until.toString()})`.execute(
    sql,
  );
  return id;
}

export async function maySignNecessary(sql: Sql, fileId: FileId): Promise<boolean> {
  const { rows } = await raw<{ may: boolean }>`select authz.may_sign_necessary(${fileId}) as may`.execute(sql);
  return rows[0]?.may ?? false;
}

export async function signNecessary(sql: Sql, ground: GroundId): Promise<void> {
  await raw`select authz.sign_necessary(${ground})`.execute(sql);
}

export async function endNecessary(sql: Sql, ground: GroundId): Promise<void> {
  await raw`select authz.end_necessary(${ground})`.execute(sql);
}
