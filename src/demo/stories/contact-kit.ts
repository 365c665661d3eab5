import { type FileId, type PersonId, parseId, type StaffId, type UnitId } from '../../kernel/ids.ts';
import { type Instant, inStockholm } from '../../kernel/instant.ts';
import { getOk } from '../../kernel/result.ts';
import type { Visitor } from '../player.ts';

type Received = {
  readonly channel: 'call' | 'visit' | 'letter' | 'mail' | 'eService';
  readonly source:
    | 'person'
    | 'police'
    | 'healthCentre'
    | 'school'
    | 'otherUnit'
    | 'shelter'
    | 'worried'
    | 'otherAuthority';
  readonly words?: string;
  readonly at: Instant;
  readonly name?: string;
};

type Assessment = {
  readonly mode: 'phone' | 'inPerson';
  readonly staying?: 'stays' | 'wantsToStay' | 'mustLeave' | 'hasLeft';
  readonly fear?: string;
  readonly need?: 'none' | 'planOnly' | 'tonight' | 'now';
  readonly words?: string;
  readonly childSeen?: 'seen' | 'notSeen';
  readonly childTalked?: 'alone' | 'withOther' | 'notYet' | 'tooSmall';
  readonly childTold?: string;
  readonly childSaid?: string;
  readonly pausedBecause?: string;
};

/** A contact as the duty officer enters it, form by form. */
export class ToldContact {
  readonly id: FileId;
  readonly #visitor: Visitor;

  private constructor(visitor: Visitor, id: FileId) {
    this.#visitor = visitor;
    this.id = id;
  }

  static async received(visitor: Visitor, contact: Received): Promise<ToldContact> {
    const there = inStockholm(contact.at);
    const location = await visitor.send('/kontakt/ny', {
      channel: contact.channel,
      source: contact.source,
      sourceWords: contact.words ?? '',
      'received.day': there.toPlainDate().toString(),
      'received.time': there.toPlainTime().toString({ smallestUnit: 'minute' }),
      name: contact.name ?? '',
    });
    const told = new ToldContact(visitor, getOk(parseId<FileId>(location.split('/')[2]), 'a contact'));
    await visitor.get(location);
    return told;
  }

  get address(): string {
    return `/kontakt/${this.id}`;
  }

  /** Asked in the order that keeps her safe: whether they live together, the duty to report, and only then the children. */
  async livingTogether(answer: 'yes' | 'no' | 'unknown'): Promise<void> {
    await this.#visitor.send(`${this.address}/boende`, { livingTogether: answer });
  }

  async dutyToReportTold(): Promise<void> {
    await this.#visitor.send(`${this.address}/besked`);
  }

  async self(typed: { name: string; number?: string }): Promise<void> {
    await this.#visitor.send(`${this.address}/person`, { 'self.name': typed.name, 'self.number': typed.number ?? '' });
  }

  async noChildren(): Promise<void> {
    await this.#visitor.send(`${this.address}/familj`, { childrenKnown: 'no' });
  }

  async child(typed: {
    name: string;
    birthYear?: number;
    number?: string;
    exposure: readonly string[];
    words?: string;
    guardians?: readonly string[];
  }): Promise<void> {
    const people = await this.people();
    await this.#visitor.send(`${this.address}/fler`, {
      'child.name': typed.name,
      'child.birthYear': typed.birthYear ? String(typed.birthYear) : '',
      'child.number': typed.number ?? '',
      'child.livesWith': 'yes',
      'child.exposure': typed.exposure,
      'child.guardians': (typed.guardians ?? []).flatMap((name) => people.get(name) ?? []),
      'child.words': typed.words ?? '',
    });
  }

  async other(typed: {
    part: 'usesViolence' | 'guardian' | 'closePerson';
    name: string;
    relation: string;
    livesWith?: 'yes' | 'no' | 'unknown';
    words?: string;
  }): Promise<void> {
    await this.#visitor.send(`${this.address}/andra`, {
      'other.part': typed.part,
      'other.name': typed.name,
      'other.relation': typed.relation,
      'other.livesWith': typed.livesWith ?? 'unknown',
      'other.words': typed.words ?? '',
    });
  }

  async violence(typed: {
    kinds: readonly string[];
    by: string;
    to: string;
    severity: string;
    ongoing?: boolean;
    when?: string;
    words: string;
  }): Promise<void> {
    const people = await this.people();
    await this.#visitor.send(`${this.address}/handelse`, {
      'violence.kinds': typed.kinds,
      'violence.by': people.get(typed.by) ?? 'unknown',
      'violence.to': people.get(typed.to) ?? 'unknown',
      'violence.severity': typed.severity,
      ...(typed.ongoing ? { 'violence.ongoing': 'yes' } : {}),
      'violence.when': typed.when ?? '',
      'violence.words': typed.words,
    });
  }

  async fear(score: number): Promise<void> {
    await this.#visitor.send(`${this.address}/skala`, { fear: String(score), fearNotAsked: '' });
  }

  async interpreter(typed?: { language: string; dialect: string; circle: string; who: string }): Promise<void> {
    await this.#visitor.send(
      `${this.address}/tolk`,
      typed
        ? {
            'interpreter.needed': 'yes',
            'interpreter.language': typed.language,
            'interpreter.dialect': typed.dialect,
            'interpreter.circle': typed.circle,
            'interpreter.who': typed.who,
            'interpreter.checked': 'noneOfThese',
          }
        : { 'interpreter.needed': 'no' },
    );
  }

  async urgency(level: 1 | 2 | 3): Promise<void> {
    await this.#visitor.send(`${this.address}/tid`, { urgency: String(level) });
  }

  /** Assessed in full, or paused with the reason why. */
  async protection(who: string, typed: Assessment): Promise<void> {
    const person = (await this.people()).get(who);
    const { pausedBecause, ...answers } = typed;
    await this.#visitor.send(`${this.address}/bedomning/${person}`, {
      ...(typed.mode === 'phone'
        ? { alone: 'yes', safe: 'yes', thereAfterwards: 'Hon ringer sin syster efteråt.' }
        : {}),
      ...answers,
      ...(pausedBecause ? { pause: 'yes', pausedWords: pausedBecause } : {}),
    });
  }

  /** Hands the contact to a person in another unit, who goes on with it. */
  async handedTo(receiver: { unit: UnitId; staff: StaffId }, words: string): Promise<void> {
    await this.#visitor.send(`${this.address}/lamna-over`, { receiver: `${receiver.unit}.${receiver.staff}`, words });
  }

  /** Opens a file for herself and each child, with all that is theirs, and answers hers. */
  async filesOpened(
    by: Visitor,
    team: { responsible: StaffId; deputy: StaffId },
    who: {
      self: string;
      children: readonly string[];
      others: readonly string[];
      opened?: { name: string; team: { responsible: StaffId; deputy: StaffId } };
    },
    protection = 'none',
    investigated = true,
  ): Promise<FileId> {
    await by.get(this.address);
    const people = await by.peopleOf(this.id);
    const offered = (await by.get(`${this.address}/oppna-akter`)).text;
    const field = (name: string) => `people.p${(people.get(name) ?? '').replaceAll('-', '')}`;
    const fields: Record<string, string | readonly string[]> = {
      'team.responsible': team.responsible,
      'team.deputy': team.deputy,
    };
    fields[`${field(who.self)}.choice`] = 'new';
    fields[`${field(who.self)}.protection`] = protection;
    fields[`${field(who.self)}.tellings`] = choicesOf(offered, `${field(who.self)}.tellings`);
    fields[`${field(who.self)}.parts`] = ['safeContact', 'interpreter', 'fear', 'protection', 'warnings', 'people'];
    for (const child of who.children) {
      fields[`${field(child)}.choice`] = 'new';
      fields[`${field(child)}.protection`] = protection;
      fields[`${field(child)}.parts`] = ['protection'];
    }
    if (who.opened) {
      fields[`${field(who.opened.name)}.choice`] = 'new';
      fields[`${field(who.opened.name)}.protection`] = 'none';
      fields['other.responsible'] = who.opened.team.responsible;
      fields['other.deputy'] = who.opened.team.deputy;
    }
    for (const other of who.others) fields[`${field(other)}.choice`] = 'none';
    const location = await by.send(`${this.address}/oppna-akter`, fields);
    const hers = getOk(parseId<FileId>(location.split('/')[2]), 'a file');
    const decided = { outcome: 'open', motive: 'Personen har sökt hjälp, och kan behöva insatser.' };
    for (const file of !investigated ? [] : [hers, ...(await by.ownFilesOf(hers)).values()]) {
      await by.get(`/akt/${file}`);
      await by.send(`/akt/${file}/utredning`, decided);
    }
    return hers;
  }

  people(): Promise<Map<string, PersonId>> {
    return this.#visitor.peopleOf(this.id);
  }
}

/** The values that a page offers in boxes of this name. */
const choicesOf = (html: string, name: string): string[] =>
  [...html.matchAll(/<input [^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes(`name="${name}"`))
    .flatMap((tag) => tag.match(/value="([^"]+)"/)?.[1] ?? []);

/** What she agreed to, by channel; ways that are not named stay closed. */
export type SafeWays = Readonly<
  Record<
    string,
    {
      allowed: 'yes' | 'no';
      target?: string;
      days?: readonly number[];
      from?: string;
      until?: string;
      words?: string;
      answeredBy?: string;
      emergency?: boolean;
    }
  >
>;

export async function agreeSafeContact(
  visitor: Visitor,
  address: string,
  ways: SafeWays,
  more: { codeWord?: string; neverSay?: string } = {},
): Promise<void> {
  const fields: Record<string, string | readonly string[]> = {
    codeWord: more.codeWord ?? '',
    neverSay: more.neverSay ?? '',
  };
  for (const [channel, way] of Object.entries(ways)) {
    const name = `ways.${channel}`;
    fields[`${name}.allowed`] = way.allowed;
    if (way.target) fields[`${name}.target`] = way.target;
    if (way.words) fields[`${name}.words`] = way.words;
    if (way.answeredBy) fields[`${name}.answeredBy`] = way.answeredBy;
    if (way.emergency) fields[`${name}.forEmergency`] = 'yes';
    if (way.days && way.from && way.until) {
      fields[`${name}.hours[0].days`] = way.days.map(String);
      fields[`${name}.hours[0].from`] = way.from;
      fields[`${name}.hours[0].until`] = way.until;
    }
  }
  await visitor.send(`${address}/saker-kontakt`, fields);
}

/** A concern report for a child, to the children's unit (SoL 19:1). */
export async function reportConcern(
  visitor: Visitor,
  address: string,
  child: PersonId | undefined,
  unit: UnitId,
  words: string,
): Promise<void> {
  await visitor.send(`${address}/barn/${child}/anmal`, { words, endangers: 'yes', unit });
}
