import type { OpenFile, SectionKind } from '../access/index.ts';
import { newId, type PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Sql } from '../platform/database/database.ts';
import { type ItemId, type Withheld, withheldIn, withhold } from '../withholding/index.ts';
import { sealedRow } from './sealed-fields.ts';

type Table =
  | 'person_told'
  | 'violence_told'
  | 'fear_rating'
  | 'interpreter_need'
  | 'safe_contact'
  | 'protection_assessment'
  | 'warning'
  | 'promise'
  | 'decision'
  | 'concern_report';
/** The people of the contact as the new file knows them. */
export type PeopleMap = ReadonlyMap<PersonId, PersonId>;

/** One file's share of what came in: rows are opened with the contact's key and sealed with the file's, never moved. */
export class Copying {
  readonly #sql: Sql;
  readonly #from: OpenFile;
  readonly #to: OpenFile;
  readonly #now: Instant;
  #withheld: Withheld[] | undefined;

  constructor(sql: Sql, from: OpenFile, to: OpenFile, now: Instant) {
    this.#sql = sql;
    this.#from = from;
    this.#to = to;
    this.#now = now;
  }

  async violence(ids: readonly string[], people: PeopleMap): Promise<void> {
    const rows = await this.#sql
      .selectFrom('violenceTold')
      .selectAll()
      .where('sectionId', '=', this.#from.section('account'))
      .where('detachedAt', 'is', null)
      .execute();
    for (const row of rows) {
      if (!ids.includes(row.id)) continue;
      const copy = this.#fresh(row, 'violence_told', 'account', { whenWords: row.whenWords, words: row.words });
      await this.#sql
        .insertInto('violenceTold')
        .values({ ...row, ...copy, byPerson: mapped(people, row.byPerson), toPerson: mapped(people, row.toPerson) })
        .execute();
      await this.noteCopy('violence_told', copy.id, 'account');
    }
  }

  async fear(people: PeopleMap): Promise<void> {
    const rows = await this.#sql
      .selectFrom('fearRating')
      .selectAll()
      .where('sectionId', '=', this.#from.section('protection'))
      .where('detachedAt', 'is', null)
      .execute();
    for (const row of rows) {
      const copy = this.#fresh(row, 'fear_rating', 'protection', { notAskedWords: row.notAskedWords });
      await this.#sql
        .insertInto('fearRating')
        .values({ ...row, ...copy, personId: mapped(people, row.personId) })
        .execute();
      await this.noteCopy('fear_rating', copy.id, 'protection');
    }
  }

  async interpreter(): Promise<void> {
    const rows = await this.#sql
      .selectFrom('interpreterNeed')
      .selectAll()
      .where('sectionId', '=', this.#from.section('safeContact'))
      .where('detachedAt', 'is', null)
      .execute();
    for (const row of rows) {
      const { dialect, circle, words } = row;
      const copy = this.#fresh(row, 'interpreter_need', 'safeContact', { dialect, circle, words });
      await this.#sql
        .insertInto('interpreterNeed')
        .values({ ...row, ...copy })
        .execute();
      await this.noteCopy('interpreter_need', copy.id, 'safeContact');
    }
  }

  /** Locked ways go along as locked: a way that is shut in the contact is shut in the file. */
  async safeContact(): Promise<void> {
    const rows = await this.#sql
      .selectFrom('safeContact')
      .selectAll()
      .where('sectionId', '=', this.#from.section('safeContact'))
      .where('detachedAt', 'is', null)
      .execute();
    for (const row of rows) {
      if (row.replacedAt) continue;
      const { target, answeredBy, codeWord, neverSay, words } = row;
      const copy = this.#fresh(row, 'safe_contact', 'safeContact', { target, answeredBy, codeWord, neverSay, words });
      await this.#sql
        .insertInto('safeContact')
        .values({ ...row, ...copy, hours: JSON.stringify(row.hours) })
        .execute();
      await this.noteCopy('safe_contact', copy.id, 'safeContact');
    }
  }

  /** What was judged of one person, as it was judged; a paused one is finished where it began. */
  async protection(of: PersonId, people: PeopleMap): Promise<void> {
    const rows = await this.#sql
      .selectFrom('protectionAssessment')
      .selectAll()
      .where('sectionId', '=', this.#from.section('protection'))
      .where('personId', '=', of)
      .where('state', '=', 'done')
      .where('detachedAt', 'is', null)
      .execute();
    for (const row of rows) {
      const person = people.get(of);
      if (!person) continue;
      const { thereAfterwards, words, letsHerStay, pausedWords, lowerBecause, childTold, childSaid } = row;
      const copy = this.#fresh(row, 'protection_assessment', 'protection', {
        thereAfterwards,
        words,
        letsHerStay,
        pausedWords,
        lowerBecause,
        childTold,
        childSaid,
      });
      await this.#sql
        .insertInto('protectionAssessment')
        .values({ ...row, ...copy, personId: person, answers: JSON.stringify(row.answers) })
        .execute();
      await this.noteCopy('protection_assessment', copy.id, 'protection');
      await this.#keepWithheld('assessment', row.id, copy.id, people);
    }
  }

  async warnings(): Promise<void> {
    const rows = await this.#sql
      .selectFrom('warning')
      .selectAll()
      .where('sectionId', '=', this.#from.section('protection'))
      .where('endedAt', 'is', null)
      .where('detachedAt', 'is', null)
      .execute();
    for (const row of rows) {
      const copy = this.#fresh(row, 'warning', 'protection', { words: row.words });
      await this.#sql
        .insertInto('warning')
        .values({ ...row, ...copy })
        .execute();
      await this.noteCopy('warning', copy.id, 'protection');
    }
  }

  /** A promise binds whoever holds the matter: it is kept or taken back in the file from now on. Answers old id to new. */
  async promises(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#sql
      .selectFrom('promise')
      .selectAll()
      .where('sectionId', '=', this.#from.section('plan'))
      .where('detachedAt', 'is', null)
      .execute();
    const ids = new Map<string, string>();
    for (const row of rows) {
      const { words, withdrawnReason, replacement } = row;
      const copy = this.#fresh(row, 'promise', 'plan', { words, withdrawnReason, replacement });
      await this.#sql
        .insertInto('promise')
        .values({ ...row, ...copy, words: copy.words ?? words })
        .execute();
      await this.noteCopy('promise', copy.id, 'plan');
      ids.set(row.id, copy.id);
    }
    return ids;
  }

  /** What was decided about this person, signed as it was signed. What is only asked for goes along by itself. Answers which became which. */
  async decisions(of: PersonId, people: PeopleMap, andAboutNobody: boolean): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#sql
      .selectFrom('decision')
      .selectAll()
      .where('sectionId', '=', this.#from.section('decisions'))
      .where('decidedAt', 'is not', null)
      .where('detachedAt', 'is', null)
      .where((q) => q.or([q('personId', '=', of), ...(andAboutNobody ? [q('personId', 'is', null)] : [])]))
      .orderBy('askedAt')
      .execute();
    const ids = new Map<string, string>();
    for (const row of rows) {
      const { proposal, motivation } = row;
      const copy = this.#fresh(row, 'decision', 'decisions', { proposal, motivation });
      await this.#sql
        .insertInto('decision')
        .values({
          ...row,
          ...copy,
          copiedOf: row.id,
          personId: mapped(people, row.personId),
          changesId: row.changesId && (ids.get(row.changesId) ?? null),
        })
        .execute();
      await this.noteCopy('decision', copy.id, 'decisions');
      await this.#keepWithheld('decision', row.id, copy.id, people);
      ids.set(row.id, copy.id);
    }
    await this.#steps(ids);
    return ids;
  }

  /** What happened to these decisions: a placement that has begun has begun in the child's file too. */
  async #steps(decisions: ReadonlyMap<string, string>): Promise<void> {
    if (decisions.size === 0) return;
    const rows = await this.#sql
      .selectFrom('decisionStep')
      .selectAll()
      .where('sectionId', '=', this.#from.section('decisions'))
      .where('decisionId', 'in', [...decisions.keys()])
      .execute();
    for (const row of rows) {
      const copy = this.#fresh(row, 'decision_step', 'decisions', { words: row.words });
      const decisionId = decisions.get(row.decisionId) ?? row.decisionId;
      await this.#sql
        .insertInto('decisionStep')
        .values({ ...row, ...copy, decisionId, copiedOf: row.id })
        .execute();
    }
  }

  /**
   * What was reported for a child goes with whoever works with the adult, and what was received with whoever works with the
   * child: else the thread would be followed by nobody (V21).
   */
  async reports(people: PeopleMap, direction: 'sent' | 'received'): Promise<void> {
    const rows = await this.#sql
      .selectFrom('concernReport')
      .selectAll()
      .where('sectionId', '=', this.#from.section('children'))
      .where('direction', '=', direction)
      .where('detachedAt', 'is', null)
      .execute();
    for (const row of rows) {
      const childId = mapped(people, row.childId);
      if (!childId) continue;
      const { words, outcomeWords, feedbackWords } = row;
      const copy = this.#fresh(row, 'concern_report', 'children', { words, outcomeWords, feedbackWords });
      await this.#sql
        .insertInto('concernReport')
        .values({ ...row, ...copy, words: copy.words ?? words, childId })
        .execute();
      await this.noteCopy('concern_report', copy.id, 'children');
    }
  }

  /** Whoever is kept from something in the contact is kept from it in the file, for the same reason. */
  async #keepWithheld(kind: 'assessment' | 'decision', of: string, copy: string, people: PeopleMap): Promise<void> {
    this.#withheld ??= await withheldIn(this.#sql, this.#from);
    for (const { from, words } of this.#withheld.filter(({ itemId }) => itemId === of)) {
      const person = 'person' in from ? people.get(from.person) : undefined;
      const here = 'staff' in from ? from : person && { person };
      if (here) await withhold(this.#sql, this.#to, { id: copy as ItemId, kind }, here, words);
    }
  }

  /** Which rows came from where, so that they can be found again if the contact belonged to somebody else. */
  async noteCopy(table: Table, rowId: string, section: SectionKind): Promise<void> {
    await this.#sql
      .insertInto('copiedRow')
      .values({
        id: newId() as string,
        fileId: this.#to.id,
        sectionId: this.#to.section(section),
        contactId: this.#from.id,
        ofTable: table,
        rowId,
        copiedAt: this.#now,
      })
      .execute();
  }

  /** The same row under a new id, in the new file's section, its sealed columns sealed anew. */
  #fresh<S extends Record<string, Buffer | null>>(row: { id: string }, table: string, section: SectionKind, sealed: S) {
    const id = newId() as string;
    const from = sealedRow(this.#from.vault, table, row.id);
    const to = sealedRow(this.#to.vault, table, id);
    const columns = Object.entries(sealed).map(([name, value]) => {
      const column = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      return [name, to.seal(column, from.unseal(column, value))];
    });
    return {
      ...(Object.fromEntries(columns) as S),
      id,
      fileId: this.#to.id as string,
      sectionId: this.#to.section(section) as string,
    };
  }
}

const mapped = (people: PeopleMap, id: string | null): PersonId | null =>
  id ? (people.get(id as PersonId) ?? null) : null;
