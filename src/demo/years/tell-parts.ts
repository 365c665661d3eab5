import { today } from '../../kernel/calendar-day.ts';
import type { FileId, PersonId, StaffId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { PersonalNumber } from '../../kernel/personal-number.ts';
import type { Unwritten } from '../../platform/database/schema.generated.ts';
import type { Chronicle } from './chronicle.ts';
import type { Imagined, Named } from './imagine.ts';
import type { MadeFile } from './made-file.ts';
import { type Assessed, addFear, addProtection, type Fear, type ToldPerson, type Way } from './parts.ts';
import type { Insertable } from './rows.store.ts';
import * as words from './words.ts';

/** Adds minutes as forms are filled in one after the other. */
export class Minutes {
  #at: Instant;
  readonly #c: Chronicle;
  constructor(c: Chronicle, start: Instant) {
    this.#c = c;
    this.#at = start;
  }
  get now(): Instant {
    return this.#at;
  }
  next(): Instant {
    this.#at = this.#at.add({ seconds: this.#c.chance.whole(35, 190) });
    return this.#at;
  }
  skipTo(at: Instant): void {
    if (at.epochMilliseconds > this.#at.epochMilliseconds) this.#at = at;
  }
}

/** Answered for one of them, in the contact or later in a file; hers asks how afraid she is. */
export function assess(
  c: Chronicle,
  file: MadeFile,
  by: StaffId,
  at: Instant,
  person: ToldPerson,
  { need, fear, channel }: Pick<Imagined, 'need' | 'fear' | 'channel'>,
  address: string,
): Assessed & { fear: Fear | undefined } {
  const isChild = person.part === 'child' || (person.part === 'self' && file.row.unitId === c.town.units.childrenUnit);
  c.act(file, by, at, 'protection.assess', `${address}/bedomning`);
  const rated = isChild
    ? undefined
    : { score: fear ?? null, because: null, words: fear === undefined ? 'Orkade inte svara i dag.' : null, at, by };
  const made = {
    personId: person.id,
    isChild,
    need,
    mode: channel === 'visit' ? ('inPerson' as const) : ('phone' as const),
    at,
    by,
    talk: c.chance.pick(words.childTold),
    said: c.chance.pick(words.childSaid),
  };
  const id = addProtection(c, file, made);
  if (rated) addFear(c, file, person.id, rated);
  c.happened(file, by, at, {
    kind: isChild ? 'child.protectionAssessed' : 'protection.assessed',
    section: 'protection',
    subject: { assessment: id, need },
    about: person.id,
  });
  return { ...made, fear: rated };
}

export const told = (c: Chronicle, person: Omit<Partial<ToldPerson>, 'id'> & Pick<ToldPerson, 'part'>): ToldPerson => ({
  id: c.chance.id<PersonId>(),
  name: null,
  number: null,
  birthYear: null,
  relation: null,
  livesWith: 'unknown',
  exposure: [],
  guardianIds: [],
  ownFileId: null,
  ...person,
});

export function leaveUnwritten(c: Chronicle, file: MadeFile, staffId: StaffId, since: Instant): Insertable<Unwritten> {
  return c.rows.add('unwritten', {
    id: c.chance.id<FileId>(),
    fileId: file.id,
    staffId,
    unitId: file.row.unitId,
    since,
    writtenAt: null,
  });
}

/** By a hash that nobody can read, so that she is known the next time. */
export function indexPerson(c: Chronicle, file: MadeFile, person: Pick<Named, 'number'>, at: Instant): void {
  if (!person.number) return;
  const read = PersonalNumber.parse(person.number, today(at));
  if (read.ok)
    c.rows.add('authz.personIndex', {
      fileId: file.id,
      hash: c.town.keyring.personHash(read.value),
      asSelf: true,
      addedAt: at,
    });
}

/** Most may be called, few may be written to, and what was not talked about stays closed. */
export function waysOf({ chance }: Chronicle): Way[] {
  const codeWord = chance.happens(0.35)
    ? chance.pick(['biblioteket', 'vaccinationen', 'cykeln', 'tandläkaren', 'kvittot'])
    : null;
  const neverSay = codeWord ? 'Kommunen, socialtjänsten.' : null;
  const days = chance.happens(0.6) ? [1, 2, 3, 4, 5] : [1, 2, 3, 4, 5, 6, 7];
  const from = chance.pick(['08:00', '09:00', '10:00', '13:00']);
  const until = chance.pick(['14:00', '15:00', '17:00']);
  // From the series that is kept for fiction.
  const target = `070-174 06 ${chance.whole(76, 99)}`;
  const ways: Way[] = [];
  const call = chance.happens(0.7);
  ways.push({
    channel: 'call',
    allowed: call,
    target: call ? target : null,
    hours: call ? [{ days, from, until }] : [],
    emergency: call && chance.happens(0.5),
    codeWord,
    neverSay,
  });
  if (chance.happens(0.6)) {
    const sms = chance.happens(0.4);
    ways.push({
      channel: 'sms',
      allowed: sms,
      target: sms ? target : null,
      hours: [],
      emergency: false,
      codeWord,
      neverSay,
    });
  }
  ways.push({ channel: 'letter', allowed: false, target: null, hours: [], emergency: false, codeWord, neverSay });
  if (!call)
    ways.push({ channel: 'sheContacts', allowed: true, target: null, hours: [], emergency: false, codeWord, neverSay });
  return ways;
}
