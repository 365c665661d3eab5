import { type FileContext, type OpenFile, setFileSide } from '../../access/index.ts';
import { comesBack, insertSidesDecision, markerWithoutDay } from '../../casefile/index.ts';
import { moveReport } from '../../children/index.ts';
import { happened, moveClocks } from '../../clocks/index.ts';
import { carryInvestigation, somethingCameIn } from '../../investigation/index.ts';
import { type FileId, newId, type PersonId, type StaffId } from '../../kernel/ids.ts';
import { dayOf, startOfDay } from '../../kernel/instant.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { daysToOffer, offerDue } from '../../programme/index.ts';
import { firstRisk } from '../../risk/index.ts';
import { carryAsked } from '../../safety/index.ts';
import { changeOnDesk } from '../../today/index.ts';
import { changeContact, leaveUnwritten, markWritten } from '../contact.store.ts';
import { missingBefore, moveContact } from '../contact.ts';
import { Copying, type PeopleMap } from '../copy.store.ts';
import type { ContactFacts } from '../load-contact.ts';
import { insertPerson, type PersonTold, peopleTold, updatePerson } from '../people.store.ts';
import { indexNamed, indexOtherSide, indexPerson, unindexPerson } from '../person-index.store.ts';
import { type PersonPlan, situationRole, toldIn, triageProblem } from '../triage.ts';
import { hideContact, tieFiles } from './around-files.ts';
import { endFacts } from './end-contact.ts';
import {
  letGo,
  type Opened,
  type OpenProblem,
  openFor,
  partOf,
  sides,
  type Triage,
  type WithFile,
} from './file-of-person.ts';
import { redsCarried } from './reds-carried.ts';

/** Whether the file that was there was closed, and could be opened again. */
type Back = Awaited<ReturnType<typeof comesBack>>;

/**
 * One file per person (docs/decisions/0014), all in one transaction: either everyone has a file and it is known what went
 * where, or nothing has happened. The file of one who uses violence gets that person's own name, and nothing else.
 */
export async function openFiles(
  ctx: FileContext,
  facts: ContactFacts,
  safeContactAnswered: boolean,
  triage: Triage,
  /** Of the team, those who hold the other side by the leader's decision. */
  onBothSides: readonly StaffId[],
): Promise<Result<{ readonly hers: FileId | undefined; readonly back: Back }, OpenProblem>> {
  const moved = moveContact(facts.contact.state, 'openFiles');
  if (!moved.ok) return moved;
  const left = missingBefore('openFiles', { ...endFacts(facts, safeContactAnswered), ownerNamed: true });
  if (left.length > 0) return err(left);
  const problem = triageProblem(triage.plans);
  if (problem) return err(problem);

  const opened: Opened[] = [];
  // Those that are there already come first: where one of them isn't open, nothing has been made yet.
  const existingFirst = triage.plans.toSorted((a, b) => a.choice.kind.localeCompare(b.choice.kind));
  for (const plan of existingFirst) {
    if (plan.choice.kind === 'none') continue;
    const one = await openFor(ctx, plan, triage);
    if (typeof one === 'string') return err(one);
    opened.push(one);
  }
  const fileOf = new Map(opened.map(({ plan, file }) => [plan.person.id, file.id]));
  const followedOf = new Map<Opened, ReadonlyMap<string, string>>();
  const inHers = new Map<string, string>();
  for (const one of opened) {
    const filled = await fill(ctx, facts, one, fileOf, triage);
    followedOf.set(one, filled.followed);
    if (partOf(one) === 'self') for (const [was, is] of filled.people) inHers.set(was, is);
  }
  // First what the opening itself meets; what is left runs on in the files.
  await endContact(ctx, facts, opened, moved.value);
  await moveRunningClocks(ctx, opened, triage.team.responsible, followedOf, inHers);
  await tieFiles(
    ctx,
    opened.map((one) => ({ file: one.file.id, role: situationRole[partOf(one)] })),
  );
  await hideContact(
    ctx,
    facts,
    opened.flatMap((one) => (partOf(one) === 'usesViolence' ? [] : [one.file.protection])),
  );
  const hers = opened.find((one) => partOf(one) === 'self');
  const back = hers && !hers.fresh ? await comesBack(ctx, hers.file) : 'open';
  for (const one of opened)
    if (one.fresh && partOf(one) !== 'usesViolence' && triage.decision)
      for (const staffId of onBothSides)
        await insertSidesDecision({ ...ctx, file: one.file }, staffId, triage.decision);
  await letGo(ctx, opened, triage);
  return ok({ hers: hers?.file.id, back });
}

/**
 * Writes the person, those told of, the parts that were chosen and what binds us whatever is chosen; then the one event that
 * this file gets. Answers which promise or decision, and which person, became which.
 */
async function fill(
  ctx: FileContext,
  facts: ContactFacts,
  one: Opened,
  fileOf: ReadonlyMap<PersonId, FileId>,
  { team, otherTeam }: Triage,
): Promise<{ followed: ReadonlyMap<string, string>; people: PeopleMap }> {
  const { sql, now } = ctx;
  const { plan, file, fresh } = one;
  const people = await writePeople(ctx, facts, one, fileOf);
  const isHers = plan.person.part === 'self';
  // The contact that a report made is about the child, and so is the file that is opened from it.
  const ofReport = isHers && ctx.file.side === 'childWitness';
  if (fresh) await setFileSide(sql, file, ofReport ? 'childWitness' : sides[partOf(one)]);
  await indexPerson(ctx, file.id, plan.person);
  const copying = new Copying(sql, ctx.file, file, now);
  const rows = facts.violence.filter(({ ids }) => plan.tellings.includes(ids[0] ?? '')).flatMap(({ ids }) => ids);
  if (rows.length > 0) await copying.violence(rows, people);
  const has = (part: PersonPlan['parts'][number]) => plan.parts.includes(part);
  if (has('safeContact')) await copying.safeContact();
  if (has('interpreter')) await copying.interpreter();
  if (has('fear')) await copying.fear(people);
  if (has('protection')) await copying.protection(plan.person.id, people);
  if (has('warnings')) await copying.warnings();
  const followed = new Map<string, string>();
  if (isHers && file.mayWrite('children')) await copying.reports(people, ofReport ? 'received' : 'sent');
  if (ofReport) await moveReport(sql, { from: ctx.file.id, to: file.id });
  if (ofReport && fresh) await carryInvestigation(ctx, file);
  if (plan.person.part !== 'usesViolence' && file.mayWrite('decisions')) {
    for (const [was, is] of await copying.decisions(plan.person.id, people, isHers)) followed.set(was, is);
    for (const id of await carryAsked(ctx, file, { person: plan.person.id, there: one.self }))
      await copying.noteCopy('decision', id, 'decisions');
  }
  if (isHers && file.mayWrite('plan')) for (const [was, is] of await copying.promises()) followed.set(was, is);
  const reds = await redsCarried(ctx, facts, one, team.responsible);
  if (!fresh) {
    await happened(ctx, file, {
      kind: 'contact.attached',
      section: 'account',
      subject: { contact: ctx.file.id },
      starts: reds,
    });
  } else {
    // That a contact lies behind the file is said in hers and in the children's, and never in the other's.
    if (plan.person.part === 'usesViolence') {
      if (otherTeam) await beginOther(ctx, { ...file, unitId: otherTeam.unitId }, otherTeam.responsible);
    } else {
      const starts = isHers && !ofReport && reds.length === 0 ? await firstRisk(ctx, file, team.responsible) : reds;
      const marked =
        file.protection === 'secrecyMarker'
          ? markerWithoutDay(now).map((one) => ({ ...one, owner: team.responsible }))
          : [];
      const subject = { contact: ctx.file.id };
      await happened(ctx, file, {
        kind: 'file.created',
        section: 'identity',
        subject,
        starts: [...starts, ...marked],
      });
    }
  }
  // Of one who uses violence nothing has come in that he asked for; in hers and the children's somebody decides at once. What came
  // as a report is decided there, or has been.
  if (plan.person.part !== 'usesViolence' && !(ofReport && fresh) && file.mayWrite('decisions'))
    await somethingCameIn(ctx, file, team.responsible);
  if (isHers) await leaveUnwritten(sql, file, ctx.actor.staffId, facts.contact.receivedAt);
  return { followed, people };
}

/**
 * A clock is seen by the unit: like the row on its desk it tells the day, and never the moment, which is that of her triage. What it asks
 * for is to ask: nobody is called before a leader has answered (SoL 13:8, voices V41).
 */
async function beginOther(ctx: FileContext, file: OpenFile, owner: StaffId): Promise<void> {
  const day = dayOf(ctx.now);
  await happened(ctx, file, {
    kind: 'file.created',
    section: 'identity',
    at: startOfDay(day),
    owner,
    starts: [
      { kind: 'firstMeetingAsked', due: offerDue(day, daysToOffer) },
      ...(file.protection === 'secrecyMarker'
        ? markerWithoutDay(ctx.now).map((one) => ({ ...one, from: startOfDay(day) }))
        : []),
    ],
  });
}

/** The people of the contact as this file tells of them, by the ids that they have in the contact. */
async function writePeople(
  ctx: FileContext,
  { people, violence }: ContactFacts,
  { plan, file, fresh, self }: Opened,
  fileOf: ReadonlyMap<PersonId, FileId>,
): Promise<PeopleMap> {
  const { sql } = ctx;
  const { person } = plan;
  const there = fresh ? [] : await peopleTold(sql, file);
  const told = toldIn(plan, people, violence);
  const ids = new Map<PersonId, PersonId>([[person.id, self]]);
  for (const one of told) ids.set(one.id, there.find((known) => isSame(known, one))?.id ?? newId<PersonId>());
  const guardianIds = (of: PersonTold) => of.guardianIds.flatMap((id) => ids.get(id) ?? []);
  const own = { name: person.name, number: person.number, birthYear: person.birthYear };
  const aboutChild = { exposure: person.exposure, guardianIds: guardianIds(person), words: person.words };
  if (fresh) {
    await insertPerson(sql, file, { id: self, part: 'self', ...own, ...(person.part === 'child' ? aboutChild : {}) });
  }
  const copying = new Copying(sql, ctx.file, file, ctx.now);
  for (const one of told) {
    const id = ids.get(one.id);
    if (!id) continue;
    // A file is never linked to one who uses violence, whoever has one.
    const ownFileId = one.part === 'usesViolence' ? null : (fileOf.get(one.id) ?? null);
    if (there.some((known) => known.id === id)) {
      if (ownFileId) await updatePerson(sql, file, id, { ownFileId });
      continue;
    }
    await insertPerson(sql, file, {
      ...one,
      id,
      part: one.part === 'self' ? (person.guardianIds.includes(one.id) ? 'guardian' : 'closePerson') : one.part,
      relation: one.part === 'self' ? 'parent' : person.part === 'child' ? null : one.relation,
      // What was said of the others was said by her: in a child's file stands who they are, and no more.
      ...(person.part === 'child' ? { number: null, words: null, exposure: [] } : {}),
      guardianIds: guardianIds(one),
      ownFileId,
    });
    if (one.part === 'usesViolence') await indexOtherSide(ctx, file.id, one);
    else await indexNamed(ctx, file.id, one);
    await copying.noteCopy('person_told', id, one.part === 'child' ? 'children' : 'identity');
  }
  return ids;
}

const isSame = (known: PersonTold, one: PersonTold): boolean =>
  known.part === one.part &&
  (known.number !== null && one.number !== null
    ? known.number === one.number
    : known.name !== null && known.name.toLocaleLowerCase('sv') === one.name?.toLocaleLowerCase('sv'));

/** Clocks about a child go to the child's file where it has one, else to hers with everything that is left. */
async function moveRunningClocks(
  ctx: FileContext,
  opened: readonly Opened[],
  owner: StaffId,
  followedOf: ReadonlyMap<Opened, ReadonlyMap<string, string>>,
  inHers: ReadonlyMap<string, string>,
): Promise<void> {
  const ofPart = (part: WithFile) => opened.filter((one) => partOf(one) === part);
  // What comes of each child is asked in the adult's file, also of one with a file of their own (V20).
  for (const { file } of ofPart('self'))
    await moveClocks(ctx, ctx.file, file, {
      section: 'children',
      about: inHers,
      alsoAboutNobody: false,
      owner,
      kinds: (kind) => kind === 'childOutcome',
    });
  for (const one of [...ofPart('child'), ...ofPart('self')]) {
    const { plan, file, self } = one;
    await moveClocks(ctx, ctx.file, file, {
      section: 'protection',
      about: new Map<string, string>([[plan.person.id, self], ...(followedOf.get(one) ?? [])]),
      alsoAboutNobody: plan.person.part === 'self',
      owner,
      kinds: (kind) => kind !== 'childOutcome',
    });
  }
}

async function endContact(
  ctx: FileContext,
  facts: ContactFacts,
  opened: readonly Opened[],
  state: 'filesOpened' | ContactFacts['contact']['state'],
): Promise<void> {
  const { sql, file, now } = ctx;
  const hers = opened.find((one) => one.plan.person.part === 'self');
  await changeContact(sql, file, {
    state,
    outcome: 'filesOpened',
    endedAt: now,
    concernsFileId: hers?.file.id ?? null,
  });
  await changeOnDesk(sql, file.id, { state }, now);
  await happened(ctx, file, {
    kind: 'contact.filesOpened',
    section: 'account',
    subject: {
      files: opened
        .filter((one) => partOf(one) !== 'usesViolence')
        .map((one) => one.file.id)
        .join(' '),
    },
  });
  if (!hers) return;
  await markWritten(sql, file.id, now);
  // From now on the file is what answers for her; the contact would only count as somebody coming back.
  const self = facts.people.find(({ part }) => part === 'self');
  if (self) await unindexPerson(ctx, file.id, self);
}
