import { afterAll, beforeAll } from 'vitest';
import { newId, type StaffId } from '../../src/kernel/ids.ts';
import { aFile, aTown, type MadeFile, type Session, type Town } from '../builders/index.ts';
import { type Served, serve, Visitor } from '../support/visitor.ts';
import { Chance } from './chance.ts';
import { attack } from './goal.ts';

// The log against a model of it: whoever does anything, each line that must be there is said beforehand, and no other comes.

type Line = { readonly action: string; readonly outcome: 'done' | 'refused' | 'invalid'; readonly file: string | null };
type Person = 'caseOfficer' | 'therapist' | 'teamLeader' | 'outsider' | 'administrator';
const people: readonly Person[] = ['caseOfficer', 'therapist', 'teamLeader', 'outsider', 'administrator'];

let town: Town;
let served: Served;
let files: MadeFile[];
const sessions = new Map<Person, { session: Session; visitor: Visitor; open: Set<string> }>();

beforeAll(async () => {
  town = await aTown();
  served = serve(town);
  files = [];
  for (let n = 0; n < 6; n++)
    files.push(await aFile(town).withTeam({ staffId: town.staff.therapist, function: 'therapist' }).made());
});
afterAll(() => town.close());

async function deskOf(person: Person) {
  const known = sessions.get(person);
  if (known) return { ...known, began: [] as Line[] };
  const session = await town.signIn(town.staff[person]);
  const made = { session, visitor: new Visitor(served, session), open: new Set<string>() };
  sessions.set(person, made);
  return { ...made, began: [{ action: 'session.started', outcome: 'done', file: null } as Line] };
}

const mayOpen = (person: Person) => person === 'caseOfficer' || person === 'therapist';
type Step = { readonly name: string; readonly act: (person: Person, fileId: string) => Promise<Line[]> };

/** What a page of a file leaves behind, for one who may, one who is asked for a reason, and one who may not. */
async function fileLines(
  person: Person,
  fileId: string,
  action: string,
  outcome: Line['outcome'] = 'done',
): Promise<Line[]> {
  const desk = sessions.get(person);
  if (mayOpen(person) || desk?.open.has(fileId)) {
    const opened: Line[] = desk?.open.has(fileId) ? [] : [{ action: 'file.opened', outcome: 'done', file: fileId }];
    desk?.open.add(fileId);
    return [...opened, { action, outcome, file: fileId }];
  }
  return [{ action, outcome: person === 'teamLeader' ? 'invalid' : 'refused', file: fileId }];
}

const steps: readonly Step[] = [
  ...(
    [
      ['/akt/FILE', 'file.shown'],
      ['/akt/FILE/utskrift', 'file.printed'],
      ['/akt/FILE/berattelsen', 'account.read'],
      ['/akt/FILE/team', 'team.shown'],
      ['/akt/FILE/utlamnat', 'register.read'],
      ['/akt/FILE/varfor', 'opening.explained'],
    ] as const
  ).map(([path, action]) => ({
    name: action,
    act: async (person: Person, fileId: string) => {
      const expected = await fileLines(person, fileId, action);
      await sessions.get(person)?.visitor.get(path.replace('FILE', fileId));
      return expected;
    },
  })),
  ...(
    [
      ['/min-dag', 'today.shown', people],
      ['/jour', 'duty.shown', people],
      ['/arenden', 'files.listed', people],
      ['/mottag', 'intake.listed', people],
      ['/organisation', 'organisation.shown', ['administrator', 'teamLeader']],
      ['/kontroll', 'logReviews.listed', ['teamLeader']],
    ] as const
  ).map(([path, action, who]) => ({
    name: action,
    act: async (person: Person) => {
      const answer = await sessions.get(person)?.visitor.get(path);
      const may = (who as readonly Person[]).includes(person) && answer?.status === 200;
      return [{ action, outcome: may ? 'done' : 'refused', file: null } as Line];
    },
  })),
  {
    name: 'a file that is not there',
    act: async (person) => {
      const nowhere = newId();
      await sessions.get(person)?.visitor.get(`/akt/${nowhere}`);
      return [{ action: 'file.shown', outcome: 'refused', file: nowhere }];
    },
  },
  {
    name: 'a file with a reason',
    act: async (person, fileId) => {
      const desk = sessions.get(person);
      const answer = await desk?.visitor.post(`/akt/${fileId}/oppna`, {
        _form: newId(),
        purpose: 'review',
        reason: 'Granskar',
      });
      if (answer?.status !== 303) return [{ action: 'file.askedToOpen', outcome: 'refused', file: null }];
      desk?.open.add(fileId);
      return [
        { action: 'file.opened', outcome: 'done', file: fileId },
        { action: 'file.askedToOpen', outcome: 'done', file: null },
      ];
    },
  },
  {
    name: 'without the reason',
    act: async (person, fileId) => {
      await sessions.get(person)?.visitor.post(`/akt/${fileId}/oppna`, { _form: newId(), purpose: 'review' });
      return [{ action: 'file.askedToOpen', outcome: 'invalid', file: null }];
    },
  },
  {
    name: 'signed out and in',
    act: async (person) => {
      const session = sessions.get(person)?.session;
      sessions.delete(person);
      if (session) await town.signOut(session);
      await deskOf(person);
      return [
        { action: 'session.ended', outcome: 'done', file: null },
        { action: 'session.started', outcome: 'done', file: null },
      ];
    },
  },
];

const shown = (lines: readonly Line[]) =>
  lines
    .map(({ action, outcome, file }) => `${action} ${outcome} ${file}`)
    .sort()
    .join('; ');

attack('G4', 'random acts of five people: the log has the lines of the model, and no other', async (mode) => {
  const tries = mode === 'full' ? 10_000 : 250;
  const chance = new Chance(4);
  const wrong: string[] = [];
  let lines = 0;
  for (const person of people) await deskOf(person);
  for (let n = 0; n < tries; n++) {
    const person = people[chance.below(people.length)] as Person;
    const step = steps[chance.below(steps.length)] as Step;
    const fileId = files[chance.below(files.length)]?.id ?? '';
    const [before] = await town.look<{ last: string }>('select coalesce(max(id), 0) as last from audit.entry');
    const expected = await step.act(person, fileId);
    const found = await town.look<Line & { staff: StaffId }>(
      'select action, outcome, file_id as file, staff_id as staff from audit.entry where id > $1 order by id',
      [before?.last],
    );
    lines += found.length;
    if (shown(found) !== shown(expected) || found.some(({ staff }) => staff !== town.staff[person]))
      wrong.push(`${person}, ${step.name}: ${shown(found)} instead of ${shown(expected)}`);
  }
  return {
    tried: tries,
    failed: wrong.length,
    figure: `${lines} lines, ${wrong.length} missing or too many${wrong.length > 0 ? `: ${wrong.slice(0, 2).join(' | ')}` : ''}`,
  };
});

attack('G4', 'an act whose line can’t be written is not done', async (mode) => {
  const tries = mode === 'full' ? 100 : 12;
  const chance = new Chance(5);
  let done = 0;
  // Who does what, beforehand, so that only the act itself meets the log that takes nothing.
  for (const person of people) await deskOf(person);
  const visitor = sessions.get('caseOfficer')?.visitor;
  for (const file of files) await visitor?.get(`/akt/${file.id}`);
  await town.look(
    `create function audit.full() returns trigger language plpgsql as 'begin raise exception ''the disk is full'' using errcode = ''53100''; end'`,
  );
  await town.look('create trigger full_disk before insert on audit.entry for each row execute function audit.full()');
  const state = () =>
    town.look(
      'select (select count(*) from data.goal) as goals, (select count(*) from data.event) as events, (select count(*) from authz.opening) as openings, (select count(*) from data.submission) as forms',
    );
  const before = JSON.stringify(await state());
  try {
    for (let n = 0; n < tries; n++) {
      const fileId = files[chance.below(files.length)]?.id ?? '';
      const acts = [
        () => visitor?.get(`/akt/${fileId}`),
        () => visitor?.post(`/akt/${fileId}/mal`, { _form: newId(), words: 'Bo tryggt', goal: 'Bo tryggt' }),
        () => visitor?.get('/arenden'),
        () => sessions.get('therapist')?.visitor.get(`/akt/${fileId}/utskrift`),
        () =>
          sessions
            .get('teamLeader')
            ?.visitor.post(`/akt/${fileId}/oppna`, { _form: newId(), purpose: 'review', reason: 'Nej' }),
        () => visitor?.get(`/akt/${newId()}`),
      ];
      const answer = await acts[n % acts.length]?.();
      const text = (await answer?.text()) ?? '';
      if (answer?.status !== 500 || text.includes(fileId)) done += 1;
    }
    if (JSON.stringify(await state()) !== before) done += 1;
  } finally {
    await town.look('drop trigger full_disk on audit.entry');
    await town.look('drop function audit.full()');
  }
  return { tried: tries, failed: done, figure: `${tries - done} of ${tries} refused when the log takes nothing` };
});
