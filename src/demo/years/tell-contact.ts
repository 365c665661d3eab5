import type { FileId, PersonId, StaffId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type {
  Contact,
  Decision,
  PersonTold,
  Promise as PromiseRow,
  Unwritten,
} from '../../platform/database/schema.generated.ts';
import { deskName } from '../../today/index.ts';
import type { Chronicle } from './chronicle.ts';
import type { Imagined } from './imagine.ts';
import { type MadeFile, sealing } from './made-file.ts';
import {
  type Assessed,
  addFear,
  addInterpreter,
  addPerson,
  addSafeContact,
  addViolence,
  type Fear,
  type ToldPerson,
  type Way,
} from './parts.ts';
import type { Insertable } from './rows.store.ts';
import { assess, indexPerson, leaveUnwritten, Minutes, told, waysOf } from './tell-parts.ts';

/** A contact as far as it has been told: what later acts copy from it or change in it. */
export type ToldContact = {
  readonly file: MadeFile;
  readonly row: Insertable<Contact>;
  readonly unwritten: Insertable<Unwritten>;
  readonly imagined: Imagined;
  readonly people: readonly ToldPerson[];
  readonly self: ToldPerson;
  readonly tellings: { readonly ids: readonly string[]; readonly at: Instant }[];
  readonly ways: readonly Way[];
  readonly agreedAt: Instant;
  readonly fears: Fear[];
  readonly language: { readonly at: Instant; readonly by: StaffId };
  readonly assessed: Assessed[];
  readonly personRows: ReadonlyMap<PersonId, Insertable<PersonTold>>;
  /** What was decided and promised while it was a contact: that goes along to the file. */
  readonly decided: Insertable<Decision>[];
  readonly promised: { readonly row: Insertable<PromiseRow>; readonly words: string }[];
  /** When the last of it was written. */
  readonly until: Instant;
};

/** Form by form, in the order of the page: who calls, how she is reached, what is asked before the children. */
export function tellContact(c: Chronicle, id: FileId, imagined: Imagined): ToldContact {
  const { town, chance, rows } = c;
  const by = town.staff[imagined.receiver];
  const time = new Minutes(c, imagined.receivedAt);
  const begun = time.next();
  const file = c.makeFile({ id, kind: 'contact', unitId: town.units.intake, by, at: begun, function: 'received' });
  const address = `/kontakt/${file.id}`;
  const act = (audit: string, location = address) => c.act(file, by, time.next(), audit, location);
  const row = rows.add('contact', {
    fileId: file.id,
    sectionId: file.section('account'),
    channel: imagined.channel,
    source: imagined.source,
    sourceWords: sealing(file, 'contact', file.id)('source_words', imagined.sourceWords),
    receivedAt: imagined.receivedAt,
    receivedBy: by,
    dutyToReportToldAt: null,
    livingTogether: 'unknown',
    childrenKnown: 'notAsked',
    urgency: 0,
    state: 'received',
    outcome: null,
    outcomeWords: null,
    comeBack: null,
    informationGiven: [],
    mayContact: null,
    endedAt: null,
    concernsFileId: null,
    detachedAt: null,
  });
  const { self: named, other, children } = imagined;
  const self = told(c, { part: 'self', ...(named ?? { name: null, number: null, birthYear: null }) });
  const personRows = new Map<PersonId, Insertable<PersonTold>>();
  const tell = (one: ToldPerson) => personRows.set(one.id, addPerson(c, file, one));
  tell(self);
  c.happened(file, by, begun, {
    kind: 'contact.received',
    section: 'account',
    subject: { channel: imagined.channel, source: imagined.source },
    about: self.id,
    at: imagined.receivedAt,
  });
  const name = deskName(named?.name);
  c.putOnDesk(file, begun, {
    kind: 'contact',
    name,
    state: 'received',
    urgency: 0,
    owner: null,
    staff: [by],
    since: imagined.receivedAt,
  });
  const unwritten = leaveUnwritten(c, file, by, begun);
  c.submit(by, begun, address);
  c.log(undefined, by, begun, 'contact.received', { changed: true });

  if (named) {
    act('person.corrected');
    indexPerson(c, file, self, time.now);
    c.happened(file, by, time.now, { kind: 'person.corrected', section: 'identity', about: self.id });
  }
  act('safeContact.set', `${address}/saker-kontakt`);
  const agreedAt = time.now;
  const ways = waysOf(c);
  for (const way of ways) addSafeContact(c, file, way, agreedAt, by);
  c.happened(file, by, agreedAt, { kind: 'safeContact.set', section: 'safeContact' });

  const change = (part: string, values: Partial<Insertable<Contact>>, subject: Record<string, string> = {}) => {
    act('contact.changed');
    Object.assign(row, values);
    c.happened(file, by, time.now, { kind: 'contact.changed', section: 'account', subject: { part, ...subject } });
  };
  change('livingTogether', { livingTogether: other.livesWith });
  act('dutyToReport.told');
  row.dutyToReportToldAt = time.now;
  c.happened(file, by, time.now, { kind: 'dutyToReport.told', section: 'account' });

  const people = [self];
  const usesViolence = told(c, {
    part: 'usesViolence',
    name: other.name,
    relation: other.relation,
    livesWith: other.livesWith,
  });
  if (imagined.tellings.length > 0) {
    act('person.told');
    tell(usesViolence);
    people.push(usesViolence);
    c.happened(file, by, time.now, {
      kind: 'person.told',
      section: 'account',
      subject: { part: 'usesViolence' },
      about: usesViolence.id,
    });
  }
  for (const { exposure, alsoTheOthers, ...who } of children) {
    act('child.told');
    const guardianIds = alsoTheOthers ? [self.id, usesViolence.id] : [self.id];
    const child = told(c, { part: 'child', ...who, livesWith: 'yes', exposure, guardianIds });
    tell(child);
    people.push(child);
    row.childrenKnown = 'yes';
    c.happened(file, by, time.now, { kind: 'child.told', section: 'children', about: child.id });
  }
  if (children.length === 0) change('childrenKnown', { childrenKnown: named ? 'no' : 'unknown' });

  const tellings = imagined.tellings.map((telling) => {
    act('violence.told');
    const ids = addViolence(c, file, telling, { by: usesViolence.id, to: self.id, at: time.now });
    c.happened(file, by, time.now, { kind: 'violence.told', section: 'account', subject: { violence: ids.join(' ') } });
    return { ids, at: time.now };
  });
  const fears: Fear[] = [];
  if (named) {
    act('fear.rated');
    const because =
      imagined.fear === undefined ? chance.pick(['notSpokenWithHer', 'notAlone', 'tooAcute', 'didNotWant']) : null;
    const fear = { score: imagined.fear ?? null, because, at: time.now, by };
    addFear(c, file, self.id, fear);
    fears.push(fear);
    c.happened(file, by, time.now, { kind: 'fear.rated', section: 'protection', about: self.id });
  }
  act('interpreter.checked');
  const language = { at: time.now, by };
  addInterpreter(c, file, imagined.language, language);
  c.happened(file, by, time.now, { kind: 'interpreter.checked', section: 'safeContact' });

  const { urgency } = imagined;
  change('urgency', { urgency }, { urgency: String(urgency) });
  c.changeOnDesk(file, time.now, { urgency });

  const assessed: Assessed[] = [];
  if (imagined.assessedAfter !== undefined) {
    time.skipTo(imagined.receivedAt.add({ minutes: imagined.assessedAfter }));
    for (const person of people.filter(({ part }) => part === 'self' || part === 'child')) {
      const one = assess(c, file, by, time.next(), person, imagined, address);
      assessed.push(one);
      if (one.fear) fears.push(one.fear);
    }
  }
  return {
    file,
    row,
    unwritten,
    imagined,
    people,
    self,
    tellings,
    ways,
    agreedAt,
    fears,
    language,
    assessed,
    personRows,
    decided: [],
    promised: [],
    until: time.now,
  };
}
