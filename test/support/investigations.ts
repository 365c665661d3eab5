import { newId, type PersonId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, type MadeFile, type Town, tellsOf } from '../builders/index.ts';
import { type Served, Visitor } from './visitor.ts';

/** An adult's file with two children, whose protection has been assessed; the order of delegation as most have it. */
export class Investigations {
  readonly town: Town;
  readonly served: Served;
  readonly file: MadeFile;
  readonly officer: Visitor;
  readonly nova: PersonId;
  readonly sam: PersonId;
  readonly self: PersonId;

  private constructor(
    town: Town,
    served: Served,
    file: MadeFile,
    officer: Visitor,
    people: [PersonId, PersonId, PersonId],
  ) {
    this.town = town;
    this.served = served;
    this.file = file;
    this.officer = officer;
    [this.self, this.nova, this.sam] = people;
  }

  static async begin(town: Town, served: Served): Promise<Investigations> {
    await town.delegates('openAdultInvestigation', 'caseOfficer');
    await town.delegates('notOpenAdultInvestigation', 'teamLeader');
    await town.delegates('signInvestigation', 'teamLeader');
    const people: [PersonId, PersonId, PersonId] = [newId(), newId(), newId()];
    const [self, nova, sam] = people;
    const file = await aFile(town)
      .with(tellsOf({ id: self, part: 'self', name: 'Elin Strand' }))
      .with(tellsOf({ id: nova, part: 'child', name: 'Nova', birthYear: 2018, livesWith: 'yes' }))
      .with(tellsOf({ id: sam, part: 'child', name: 'Sam', birthYear: 2021, livesWith: 'yes' }))
      .with(tellsOf({ part: 'usesViolence', name: 'Rolf Berg' }))
      .onDesk({ first: 'Elin', last: 'Strand' })
      .made();
    const officer = new Visitor(served, await town.signIn(town.staff.caseOfficer));
    return new Investigations(town, served, file, officer, people);
  }

  path(tail = ''): string {
    return `/akt/${this.file.id}${tail}`;
  }

  send(who: Visitor, path: string, fields: Record<string, string | string[]> = {}): Promise<Response> {
    return who.post(path, { _form: newId(), ...fields });
  }

  async as(staffId: StaffId, reason?: string): Promise<Visitor> {
    const session = await this.town.signIn(staffId);
    if (reason) await this.town.open(session, this.file.id, reason);
    return new Visitor(this.served, session);
  }

  async assessed(): Promise<void> {
    await this.town.look(
      `insert into data.protection_assessment (id, file_id, section_id, person_id, state, mode, started_at, by_id, need, words, assessed_at)
       values (gen_random_uuid(), $1, $2, $3, 'done', 'inPerson', now(), $4, 'planOnly', '\\x01', now())`,
      [this.file.id, this.file.sections.protection, this.self, this.town.staff.caseOfficer],
    );
  }

  /** Answers the address of the investigation. */
  async opened(): Promise<string> {
    const answer = await this.send(this.officer, this.path('/utredning'), {
      outcome: 'open',
      motive: 'Hon har ringt om våld.',
    });
    return answer.headers.get('location') ?? '';
  }

  async write(at: string, part: string, text: string, version = '0.a1b2c3d4', who = this.officer): Promise<Response> {
    return this.send(who, `${at}/del/${part}`, { text, version });
  }

  /** Every part that an adult with two children has. */
  async written(at: string): Promise<void> {
    for (const part of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', `i.${this.nova}`, `i.${this.sam}`, 'j', 'o', 'p'])
      await this.write(at, part, `Text i del ${part.slice(0, 1)}.`);
  }

  /** No risk assessment is made, and it is said why. */
  riskReasoned(at: string, who = this.officer): Promise<Response> {
    return this.send(who, `${at}/skal`, { words: 'Hon orkar inte än. Tid är bokad på torsdag.' });
  }

  /** Opened, written and signed by this leader: ready to be decided on. */
  async signed(leader: Visitor): Promise<string> {
    const at = await this.opened();
    await this.written(at);
    await this.send(this.officer, `${at}/ensam`, { alone: 'yes' });
    await this.riskReasoned(at);
    await this.send(leader, `${at}/signera`);
    return at;
  }

  /** Heard, and ended without help. */
  async endedWithoutHelp(who: Visitor, at: string, more: Record<string, string> = {}): Promise<Response> {
    await this.send(this.officer, `${at}/beslut/underlag`, {
      person: this.self,
      how: 'unnecessary',
      words: 'Hon vet allt.',
    });
    return this.send(who, `${at}/beslut`, { choice: 'withoutHelp', motivation: 'Hon vill inte ha något.', ...more });
  }
}
