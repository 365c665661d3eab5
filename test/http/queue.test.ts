import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startBackground } from '../../src/background.ts';
import { type Runs, runJobs } from '../../src/platform/jobs/run-jobs.ts';
import { anAlert, aTown, type Town } from '../builders/index.ts';
import { origin } from '../support/mail-round.ts';
import { PostOffice, silentServer } from '../support/post-office.ts';
import { newWitnessPath } from '../support/sealed-log.ts';

// The queue itself, as it runs beside the pages.

let town: Town;
let office: PostOffice;
const faults: unknown[] = [];
const running: { stop: () => Promise<void> }[] = [];
const aWitness = () => ({ file: newWitnessPath(), mail: undefined, madeUp: false });
const reportFault = (error: unknown) => faults.push(error);

beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.close());
beforeEach(async () => {
  office = await new PostOffice().open();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await office.close();
  expect(faults.splice(0)).toEqual([]);
});

const background = async () => {
  const started = await startBackground({
    connectionFor: () => town.queueUrl,
    mail: office.place,
    witness: aWitness(),
    origin,
    reportFault,
  });
  running.push(started);
  return started;
};
const raise = () =>
  anAlert(
    town,
    'meetingCalled',
    'nothingElse',
    ...[town.staff.therapist, town.staff.teamLeader, town.staff.manager, town.staff.supportWorker].map((staffId) => ({
      staffId,
    })),
  );
async function until(done: () => boolean): Promise<void> {
  for (let n = 0; n < 200 && !done(); n++) await pause(50);
  expect(done()).toBe(true);
}

it('two processes send each notice once', async () => {
  await Promise.all([background(), background()]);
  await raise();
  await until(() => office.arrived.length >= 4);
  await pause(300);
  expect(office.arrived.map(({ to }) => to).sort()).toEqual([
    'anders.stahl@strandhaga.example',
    'karin.noren@strandhaga.example',
    'mirja.niemi@strandhaga.example',
    'tove.hallin@strandhaga.example',
  ]);
  expect(await town.look('select id from data.mail where sent_at is null')).toEqual([]);
});

it('what was raised while nothing ran leaves when it runs again', async () => {
  await raise();
  expect(office.arrived).toEqual([]);
  await background();
  await until(() => office.arrived.length === 4);
});

it('a mail server that says nothing holds up neither the page nor the stop', async () => {
  const silent = await silentServer();
  const started = await startBackground({
    connectionFor: () => town.queueUrl,
    mail: silent.place,
    witness: aWitness(),
    origin,
    reportFault,
  });
  const began = performance.now();
  await raise();
  // Of what a silent server would take, half a minute.
  expect(performance.now() - began).toBeLessThan(8000);
  await pause(500);
  const stopping = performance.now();
  await started.stop();
  expect(performance.now() - stopping).toBeLessThan(15_000);
  silent.close();
  expect(await town.look('select id from data.mail where sent_at is null and attempts > 0')).not.toEqual([]);
  await town.look('delete from data.mail');
  await town.look('delete from data.alert');
});

it('a job that fails is told of without what it was about, and the others go on', async () => {
  const told: unknown[] = [];
  const done: string[] = [];
  const runs: Runs = runJobs({
    connectionString: town.queueUrl,
    tasks: {
      fails: () => Promise.reject(new Error('because')),
      works: async ({ id }) => void done.push(String(id)),
    },
    everyMinute: [],
    atOnce: 1,
    reportFault: (error, action) => told.push([action, (error as Error).message]),
  });
  await town.look(
    `select graphile_worker.add_job('fails', max_attempts => 1), graphile_worker.add_job('works', '{"id":"1"}')`,
  );
  await until(() => done.length === 1 && told.length === 1);
  expect([done, told]).toEqual([['1'], [['job.fails', 'because']]]);
  await runs.stop();
});
