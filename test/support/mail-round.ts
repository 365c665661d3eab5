import type { JobsDatabase } from '../../src/platform/database/with-jobs.ts';
import type { MailServer } from '../../src/platform/mail/mail-server.ts';
import { type Patience, sendBySmtp } from '../../src/platform/mail/smtp.ts';
import { mailTasks, noticeTasks } from '../../src/today/index.ts';

export const origin = 'https://start.kommun.example';

/** Nobody waits in a test: a server that is silent for a fifth of a second hangs. */
export const shortPatience: Patience = { connectMs: 500, silenceMs: 200, wholeMs: 1000 };

/** One round of what runs in the background: what is to leave is made, and everything that waits is tried once. */
export async function mailRound(jobs: JobsDatabase, place: MailServer): Promise<void> {
  await noticeTasks(jobs, true).sweep?.({});
  const { mail } = mailTasks({
    jobs,
    origin,
    waitAfter: () => 0,
    send: (letter) => sendBySmtp(place, letter, undefined, shortPatience),
  });
  for (const id of await unsent(jobs)) await mail?.({ kind: 'mail', id });
}

export const unsent = (jobs: JobsDatabase): Promise<string[]> =>
  jobs.inOne(async ({ sql }) =>
    (await sql.selectFrom('mail').select('id').where('sentAt', 'is', null).orderBy('madeAt').execute()).map(
      ({ id }) => id,
    ),
  );
