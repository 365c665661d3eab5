import { parseId } from '../../kernel/ids.ts';
import { readDigestTime, readRota } from '../../organisation/index.ts';
import type { JobsDatabase } from '../../platform/database/with-jobs.ts';
import type { Tasks } from '../../platform/jobs/run-jobs.ts';
import { digestDay, kindsOf } from './delivery.ts';
import { clocksToWatch, tellOfClock } from './escalation.store.ts';
import { stepToTell, whoIsTold } from './escalation.ts';
import { addMailJob, type MailId, makeMails, overdueMails, takeDigestDay } from './mail.store.ts';
import { type MailServices, sendMail } from './send-mail.ts';

/** Tells those whom it concerns of clocks that have run out or soon will. */
export async function watchClocks(jobs: JobsDatabase): Promise<void> {
  const { clocks, rota, now } = await jobs.inOne(async ({ sql, now: at }) => ({
    clocks: await clocksToWatch(sql, at),
    rota: await readRota(sql, { from: at, until: at.add({ hours: 1 }) }),
    now: at,
  }));
  for (const clock of clocks) {
    const step = stepToTell(clock, now);
    if (step === undefined) continue;
    // Each in a transaction of its own: one that fails keeps nobody from hearing of the others.
    await jobs.inOne(({ sql }) => tellOfClock(sql, clock, step, whoIsTold(clock, rota, now)));
  }
}

/** What is urgent and has not left by mail: also what waited for a duty that nobody had, or for a mail server to be named. */
const mailWhatIsUrgent = (jobs: JobsDatabase): Promise<MailId[]> =>
  jobs.inOne(({ sql, now }) => makeMails(sql, 'atOnce', kindsOf('atOnce'), now));

/** One mail a working day for each person for whom something else waits unseen. */
export async function mailDigests(jobs: JobsDatabase): Promise<void> {
  await jobs.inOne(async ({ sql, now }) => {
    const day = digestDay(now, await readDigestTime(sql));
    if (day && (await takeDigestDay(sql, day, now))) await makeMails(sql, 'digest', kindsOf('digest'), now);
  });
}

async function takeUpOverdueMails(jobs: JobsDatabase): Promise<void> {
  await jobs.inOne(async ({ sql }) => {
    for (const id of await overdueMails(sql)) await addMailJob(sql, id);
  });
}

/** Work that never waits for a mail server. Without one, notices are inside the system only. */
export const noticeTasks = (jobs: JobsDatabase, mails: boolean): Tasks => ({
  notice: async () => {
    if (mails) await mailWhatIsUrgent(jobs);
  },
  clocks: () => watchClocks(jobs),
  sweep: async () => {
    if (!mails) return;
    await mailWhatIsUrgent(jobs);
    await mailDigests(jobs);
    await takeUpOverdueMails(jobs);
  },
});

/** In a run of its own, so that a mail server that hangs holds up nothing but mail. */
export const mailTasks = (services: MailServices): Tasks => ({
  mail: async ({ id }) => {
    const mail = parseId<MailId>(id);
    if (mail.ok) await sendMail(services, mail.value);
  },
});
