import type { OpenFile } from '../../src/access/index.ts';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, aGroup, aTown, type MadeFile, type Session, type Town } from '../builders/index.ts';
import { tuesday } from './tuesday.ts';
import { type Served, serve, Visitor } from './visitor.ts';

/** A town with its group, and one file at a time about which an urgent meeting is called. */
export class UrgentMeetings {
  readonly town: Town;
  readonly served: Served;
  file!: MadeFile;
  officer!: Session;
  own!: OpenFile;

  private constructor(town: Town) {
    this.town = town;
    this.served = serve(town);
  }

  static async open(): Promise<UrgentMeetings> {
    const town = await aTown();
    await town.delegates('disclosure', 'teamLeader');
    await town.delegates('disclosure', 'unitManager');
    await town.delegates('disclosure', 'caseOfficer', 'onBackup');
    await town.setClock(tuesday('06:00'));
    const { units, staff } = town;
    await aGroup(
      town,
      { unitId: units.incomeSupport, staffId: staff.outsider },
      { unitId: units.childrenUnit, staffId: staff.childOfficer, deputyId: staff.otherChildOfficer },
      { unitId: units.outpatient, staffId: staff.perpetratorTherapist },
    );
    return new UrgentMeetings(town);
  }

  /** A new file with its team, at 9.47. */
  async begin(): Promise<void> {
    const { town } = this;
    await town.setClock(tuesday('09:47'));
    this.file = await aFile(town)
      .withTeam(
        { staffId: town.staff.therapist, function: 'therapist' },
        { staffId: town.staff.supportWorker, function: 'supportWorker' },
      )
      .onDesk({ first: 'Elin', last: 'Strand' })
      .made();
    this.officer = await town.signIn(town.staff.caseOfficer);
    const opened = await town.open(this.officer, this.file.id);
    if (!opened) throw new Error('not opened');
    this.own = opened;
  }

  async visit(staffId: StaffId): Promise<Visitor> {
    return new Visitor(this.served, await this.town.signIn(staffId));
  }

  /** What the page proposes, with the therapist called. */
  typed(fields: Record<string, string | string[]> = {}): Record<string, string | string[]> {
    return {
      _form: newId(),
      when: tuesday('10:45').toString(),
      place: 'Rum 3, eller 070-174 06 90',
      called: [this.town.staff.therapist],
      ...fields,
    };
  }

  async call(staffId: StaffId, fields = this.typed(), at = `/akt/${this.file.id}/akut`) {
    const answer = await (await this.visit(staffId)).post(at, fields);
    return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() };
  }

  meetings() {
    return this.town.look<{ id: string; starts_at: Date }>(
      'select m.* from data.meeting m join data.agenda_item i on i.meeting_id = m.id where i.file_id = $1',
      [this.file.id],
    );
  }

  seats() {
    return this.town.look<{ staff_id: string; called_as: string; answer: string | null }>(
      `select s.staff_id, s.called_as, s.answer from data.meeting_seat s join data.agenda_item i on i.meeting_id = s.meeting_id
       where i.file_id = $1`,
      [this.file.id],
    );
  }

  clocks(rule = 'urgentMeeting') {
    return this.town.look<{ owner_id: string; running: boolean }>(
      'select owner_id, met_at is null and ended_at is null as running from data.running_clock where file_id = $1 and rule = $2',
      [this.file.id, rule],
    );
  }

  /** Notices that this person has not seen: of this file, or of the meetings about it. */
  async alertsTo(staffId: StaffId, kind: string): Promise<number> {
    const rows = await this.town.look(
      `select id from data.alert where staff_id = $1 and kind = $2 and seen_at is null
         and (file_id = $3 or meeting_id in (select meeting_id from data.agenda_item where file_id = $3))`,
      [staffId, kind, this.file.id],
    );
    return rows.length;
  }
}

export const pageOf = async (visitor: Visitor, path: string): Promise<string> => (await visitor.get(path)).text();
