import type { StaffId } from '../../kernel/ids.ts';
import { type Instant, inStockholm } from '../../kernel/instant.ts';
import type { Chronicle } from './chronicle.ts';
import { sealing } from './made-file.ts';
import type { ToldContact } from './tell-contact.ts';
import { Minutes } from './tell-parts.ts';
import * as words from './words.ts';

/** Asked the same evening of one who may decide, and promised on record; one in twelve promises of a place is taken back (V03). */
export function tellShelter(c: Chronicle, contact: ToldContact, from: Instant): Instant {
  const { file, self, imagined } = contact;
  const { chance, town, rows } = c;
  const by = town.staff[imagined.receiver];
  const { manager } = town.staff;
  const time = new Minutes(c, from);
  const address = `/kontakt/${file.id}`;
  const location = `${address}/beslut`;

  const id = chance.id();
  const seal = sealing(file, 'decision', id);
  c.act(file, by, time.next(), 'decision.asked', location);
  const askedAt = time.now;
  const alert = (kind: string, to: StaffId, raisedBy: StaffId, at: Instant) =>
    rows.add('alert', {
      id: chance.id(),
      fileId: file.id,
      fileKind: 'contact',
      staffId: to,
      unitId: null,
      duty: null,
      kind,
      at,
      raisedBy,
      seenAt: at.add({ minutes: chance.whole(2, 30) }),
      seenBy: to,
    });
  alert('decisionAsked', manager, by, askedAt);
  c.letDeciderIn(file, by, manager, 'shelterAdult', askedAt);
  c.happened(file, by, askedAt, {
    kind: 'decision.asked',
    section: 'decisions',
    subject: { decision: id, kind: 'shelterAdult' },
    about: self.id,
  });

  time.skipTo(askedAt.add({ minutes: chance.whole(8, 95) }));
  c.opening(file, manager, time.next());
  c.submit(manager, time.now, location);
  const outcome = chance.happens(0.87) ? 'granted' : 'refused';
  const decision = rows.add('decision', {
    id,
    fileId: file.id,
    sectionId: file.section('decisions'),
    kind: 'shelterAdult',
    personId: self.id,
    state: outcome,
    askedBy: by,
    askedAt,
    askedOf: manager,
    proposal: seal('proposal', words.shelterProposal),
    decidedBy: manager,
    decidedAt: time.now,
    delegationId: town.delegations.shelterAdult,
    basis: 'Delegationsordning 4.1; SoL 9:6, 11:1',
    motivation: seal('motivation', outcome === 'granted' ? words.shelterGranted : words.shelterRefused),
    changesId: null,
    changeGround: null,
  });
  contact.decided.push(decision);
  c.happened(file, manager, time.now, {
    kind: 'decision.made',
    section: 'decisions',
    subject: { decision: id, kind: 'shelterAdult', outcome },
    about: self.id,
  });
  alert('decisionMade', by, manager, time.now);
  c.letDeciderGo(file, manager, time.now);
  c.log(file, manager, time.now, 'decision.made', { changed: true });
  if (outcome === 'granted') tellPromise(c, contact, time, 'shelter');
  return time.now;
}

export function tellPromise(
  c: Chronicle,
  contact: ToldContact,
  time: Minutes,
  kind: keyof typeof words.promiseWords,
): void {
  const { file, imagined } = contact;
  const { chance, town, rows } = c;
  const by = town.staff[imagined.receiver];
  const address = `/kontakt/${file.id}/loften`;
  const id = chance.id();
  const seal = sealing(file, 'promise', id);
  c.act(file, by, time.next(), 'promise.given', address);
  const givenAt = time.now;
  const dueAt = inStockholm(givenAt)
    .add({ days: chance.whole(1, 3) })
    .with({ hour: 10, minute: 0, second: 0 })
    .toInstant();
  const promise = rows.add('promise', {
    id,
    fileId: file.id,
    sectionId: file.section('plan'),
    kind,
    words: file.vault.seal(`promise.words:${id}`, words.promiseWords[kind]),
    givenBy: by,
    givenAt,
    dueAt,
    ownerId: by,
    keptAt: null,
    withdrawnAt: null,
    withdrawnBy: null,
    withdrawnReason: null,
    withdrawnManager: null,
    replacement: null,
  });
  c.happened(file, by, givenAt, { kind: 'promise.given', section: 'plan', about: id, owner: by, due: dueAt });
  contact.promised.push({ row: promise, words: words.promiseWords[kind] });
  const after = givenAt.add({ minutes: chance.whole(15, 110) });
  time.skipTo(after);
  if (kind === 'shelter' && chance.happens(0.08)) {
    const { manager } = town.staff;
    c.act(file, by, time.next(), 'promise.withdrawn', address);
    Object.assign(promise, {
      withdrawnAt: time.now,
      withdrawnBy: by,
      withdrawnReason: seal('withdrawn_reason', words.withdrawnReason),
      withdrawnManager: manager,
      replacement: seal('replacement', words.replacement),
    });
    c.happened(file, by, time.now, { kind: 'promise.withdrawn', section: 'plan', about: id });
    return;
  }
  c.act(file, by, time.next(), 'promise.kept', address);
  promise.keptAt = time.now;
  c.happened(file, by, time.now, { kind: 'promise.kept', section: 'plan', about: id });
}
