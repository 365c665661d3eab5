import type { SectionKind } from '../../access/index.ts';
import type { FileId, PersonId, StaffId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Chronicle } from './chronicle.ts';
import type { Telling } from './imagine.ts';
import { type MadeFile, sealing } from './made-file.ts';
import * as words from './words.ts';

/** Parts of what is told, written alike in the contact and in the files to which they are copied. */
export type ToldPerson = {
  readonly id: PersonId;
  readonly part: 'self' | 'child' | 'usesViolence' | 'guardian' | 'closePerson';
  readonly name: string | null;
  readonly number: string | null;
  readonly birthYear: number | null;
  readonly relation: string | null;
  readonly livesWith: string;
  readonly exposure: readonly string[];
  readonly guardianIds: readonly string[];
  readonly ownFileId: FileId | null;
};

const sectionOf = (file: MadeFile, part: ToldPerson['part']): SectionKind => {
  if (part === 'child') return 'children';
  if (file.row.kind !== 'contact' || part === 'self') return 'identity';
  return part === 'guardian' ? 'children' : 'account';
};

export function addPerson(c: Chronicle, file: MadeFile, person: ToldPerson) {
  const { name, number, exposure, guardianIds, ...plain } = person;
  const seal = sealing(file, 'person_told', person.id);
  return c.rows.add('personTold', {
    ...plain,
    fileId: file.id,
    sectionId: file.section(sectionOf(file, person.part)),
    name: seal('name', name),
    number: seal('number', number),
    childExposure: [...exposure],
    guardianIds: [...guardianIds],
    words: null,
    detachedAt: null,
  });
}

/** A row for each kind; the words lie with the first. */
export function addViolence(
  c: Chronicle,
  file: MadeFile,
  telling: Telling,
  who: { by: string | null; to: string | null; at: Instant },
): string[] {
  return telling.kinds.map((kind, at) => {
    const id = c.chance.id();
    const seal = sealing(file, 'violence_told', id);
    c.rows.add('violenceTold', {
      id,
      fileId: file.id,
      sectionId: file.section('account'),
      kind,
      severity: telling.severity,
      byPerson: who.by,
      toPerson: who.to,
      whenWords: at === 0 ? seal('when_words', telling.when) : null,
      words: at === 0 ? seal('words', telling.words) : null,
      toldAt: who.at,
      ongoing: telling.ongoing,
    });
    return id;
  });
}

export type Way = {
  readonly channel: string;
  readonly allowed: boolean;
  readonly target: string | null;
  readonly hours: readonly { readonly days: number[]; readonly from: string; readonly until: string }[];
  readonly emergency: boolean;
  readonly codeWord: string | null;
  readonly neverSay: string | null;
};

export function addSafeContact(c: Chronicle, file: MadeFile, way: Way, at: Instant, by: StaffId): string {
  const id = c.chance.id();
  const seal = sealing(file, 'safe_contact', id);
  c.rows.add('safeContact', {
    id,
    fileId: file.id,
    sectionId: file.section('safeContact'),
    channel: way.channel,
    allowed: way.allowed,
    target: seal('target', way.target),
    hours: way.hours.map((one) => ({ ...one })),
    answeredBy: null,
    voicemail: false,
    codeWord: seal('code_word', way.codeWord),
    neverSay: seal('never_say', way.neverSay),
    words: null,
    forEmergency: way.emergency,
    checkedAt: at,
    checkedBy: by,
    lockedAt: null,
  });
  return id;
}

export type Fear = {
  readonly score: number | null;
  readonly because: string | null;
  readonly words?: string | null;
  readonly at: Instant;
  readonly by: StaffId;
};

export function addFear(c: Chronicle, file: MadeFile, personId: PersonId, fear: Fear): string {
  const id = c.chance.id();
  c.rows.add('fearRating', {
    id,
    fileId: file.id,
    sectionId: file.section('protection'),
    personId,
    score: fear.score,
    notAskedBecause: fear.because,
    notAskedWords: sealing(file, 'fear_rating', id)('not_asked_words', fear.words),
    at: fear.at,
    byId: fear.by,
  });
  return id;
}

export function addInterpreter(
  c: Chronicle,
  file: MadeFile,
  language: string | undefined,
  checked: { at: Instant; by: StaffId },
): string {
  const id = c.chance.id();
  const seal = sealing(file, 'interpreter_need', id);
  c.rows.add('interpreterNeed', {
    id,
    fileId: file.id,
    sectionId: file.section('safeContact'),
    language: language ?? 'none',
    dialect: seal('dialect', language ? 'Spelar ingen roll' : null),
    circle: seal('circle', language ? 'Ingen från Strandhaga, och aldrig någon i familjen.' : null),
    words: seal('words', language ? 'Tolkservice, telefontolk' : null),
    checkedAt: checked.at,
    checkedBy: checked.by,
  });
  return id;
}

export type Assessed = {
  readonly personId: PersonId;
  readonly isChild: boolean;
  readonly need: keyof typeof words.needWords;
  readonly mode: 'inPerson' | 'phone';
  readonly at: Instant;
  readonly by: StaffId;
  readonly talk: string;
  readonly said: string;
};

export function addProtection(c: Chronicle, file: MadeFile, made: Assessed): string {
  const id = c.chance.id();
  const seal = sealing(file, 'protection_assessment', id);
  const phone = made.mode === 'phone';
  const closed = {
    ...(phone ? { alone: 'yes', safe: 'yes' } : {}),
    ...(made.isChild
      ? { childSeen: phone ? 'notSeen' : 'seen', childTalked: phone ? 'notYet' : 'withOther' }
      : { staying: { none: 'stays', planOnly: 'wantsToStay', tonight: 'mustLeave', now: 'mustLeave' }[made.need] }),
  };
  c.rows.add('protectionAssessment', {
    id,
    fileId: file.id,
    sectionId: file.section('protection'),
    personId: made.personId,
    state: 'done',
    mode: made.mode,
    aloneAndSafe: phone ? 'yes' : null,
    thereAfterwards: seal('there_afterwards', phone ? 'Ringer en syster efteråt.' : null),
    answers: closed,
    need: made.need,
    words: seal('words', (made.isChild ? words.childWords : words.needWords)[made.need]),
    letsHerStay: null,
    startedAt: made.at,
    assessedAt: made.at,
    byId: made.by,
    pausedAt: null,
    pausedBy: null,
    pausedWords: null,
    lowerBecause: null,
    childTold: seal('child_told', made.isChild ? made.talk : null),
    childSaid: seal('child_said', made.isChild ? made.said : null),
  });
  return id;
}
