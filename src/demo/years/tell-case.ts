import type { FileId } from '../../kernel/ids.ts';
import { type Instant, isBefore } from '../../kernel/instant.ts';
import { type Chronicle, running } from './chronicle.ts';
import type { Group } from './group.ts';
import type { Imagined } from './imagine.ts';
import { tellChildren } from './tell-children.ts';
import { tellClosing } from './tell-closing.ts';
import { tellConcerns } from './tell-concern.ts';
import { type ToldContact, tellContact } from './tell-contact.ts';
import type { Opened } from './tell-copies.ts';
import { tellEnd } from './tell-end.ts';
import { handOver, openFiles } from './tell-files.ts';
import { tellTakenUp, tellUrgent } from './tell-meeting.ts';
import { assess, Minutes } from './tell-parts.ts';
import { tellPromise, tellShelter } from './tell-shelter.ts';
import { tellWork } from './tell-work.ts';
import { handOverWords } from './words.ts';
import { workDaysOn } from './workday.ts';

/** To close the file of one who uses violence takes a leader's go, which isn't told of here: older ones were none. */
const OTHERS_HOURS = 24 * 240;

/** One case from the first call to where it stands at `now`. */
export function tellCase(c: Chronicle, group: Group, id: FileId, imagined: Imagined, now: Instant): void {
  const { chance } = c;
  const contact = tellContact(c, id, imagined);
  let time = contact.until;
  const urgent = imagined.need === 'tonight' || imagined.need === 'now';
  if (urgent && contact.assessed.length > 0) time = tellShelter(c, contact, time);
  if (imagined.outcome === 'opened') {
    if (!urgent && chance.happens(0.25)) {
      const minutes = new Minutes(c, time);
      tellPromise(c, contact, minutes, chance.pick(['call', 'visit'] as const));
      time = minutes.now;
    }
    tellConcerns(c, contact, time);
    tellOpening(c, group, contact, time, now);
    return;
  }
  // Nobody is let go before each child has a protection assessment and a report.
  time = tellConcerns(c, contact, time);
  const ended = new Minutes(c, time).next();
  tellEnd(c, contact, ended);
  tellChildren(c, contact.file, c.town.staff[imagined.receiver], ended, now);
}

function tellOpening(c: Chronicle, group: Group, contact: ToldContact, from: Instant, now: Instant): void {
  const { chance, town } = c;
  const { staff } = town;
  const [responsible, deputy] = chance.happens(0.5)
    ? [staff.caseOfficer, staff.otherCaseOfficer]
    : [staff.otherCaseOfficer, staff.caseOfficer];
  const team = { responsible, deputy };
  const { file, row, imagined } = contact;
  const toTeam = { file, row, name: imagined.self?.name, unitId: town.units.violenceTeam, words: handOverWords };
  const handed = workDaysOn(from, chance.around(0.25, 0.9), chance);
  if (!isBefore(handed, now)) {
    handOver(c, toTeam, staff[contact.imagined.receiver], team, new Minutes(c, from).next());
    return;
  }
  handOver(c, toTeam, staff[contact.imagined.receiver], team, handed);
  const opened = workDaysOn(handed, chance.around(1.6, 0.9), chance);
  if (!isBefore(opened, now)) return;
  const alsoTheOther =
    chance.happens(0.12) && contact.imagined.tellings.length > 0 && isBefore(now, opened.add({ hours: OTHERS_HOURS }));
  const otherTeam = alsoTheOther
    ? { responsible: staff.perpetratorTherapist, deputy: staff.outpatientLeader }
    : undefined;
  const files = openFiles(c, contact, team, otherTeam, opened);
  const hers = files.find(({ person }) => person.part === 'self');
  if (!hers) return;
  assessLate(c, contact, files, responsible, opened, now);
  const work = { c, file: hers.file, contact, officer: responsible, now };
  // With the group somebody has the task at once; without it she waits longer, but not always.
  const takenUp = !contact.imagined.goesSilent && chance.happens(0.46);
  const until = tellWork(work, opened, takenUp ? chance.around(7, 0.6) : chance.around(11, 0.6));
  if (takenUp) tellTakenUp(work, group, opened);
  if (chance.happens(0.14)) tellUrgent(work, group, opened);
  tellChildren(c, hers.file, responsible, opened, now);
  tellClosing(work, files, deputy, opened, until);
}

/** What was not assessed when it came in is assessed by whoever took it over; some of it has its own file by then. */
function assessLate(
  c: Chronicle,
  contact: ToldContact,
  files: readonly Opened[],
  officer: Opened['file']['row']['createdBy'],
  opened: Instant,
  now: Instant,
): void {
  if (contact.assessed.length > 0) return;
  const time = new Minutes(c, workDaysOn(opened, c.chance.around(0.4, 0.8), c.chance));
  for (const { file, self, person } of files) {
    if (person.part === 'usesViolence' || !isBefore(time.now, now)) continue;
    const isChild = person.part === 'child';
    if (running(file).some(({ rule }) => rule === (isChild ? 'childProtection' : 'adultProtection')))
      assess(c, file, officer as never, time.next(), { ...person, id: self }, contact.imagined, `/akt/${file.id}`);
  }
}
