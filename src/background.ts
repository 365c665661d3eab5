import { logReviewTasks, startSealing, WitnessFile } from './access/log/index.ts';
import { consentTasks } from './consent/index.ts';
import { answerTasks, meetingTasks } from './meetings/index.ts';
import type { Role } from './platform/database/database.ts';
import { connectJobs } from './platform/database/with-jobs.ts';
import { runJobs } from './platform/jobs/run-jobs.ts';
import type { ReportFault } from './platform/log.ts';
import type { MailServer } from './platform/mail/mail-server.ts';
import { sendBySmtp } from './platform/mail/smtp.ts';
import { situationTasks } from './situation/index.ts';
import { mailTasks, noticeTasks } from './today/index.ts';

/** How long a mail that is being sent may go on when everything else stops. */
const GRACE_MS = 2000;

/** What is done without anybody asking: the log is sealed, clocks are watched, input to meetings is asked for, notices leave by mail. Beside the pages, in their process. */
export async function startBackground(services: {
  readonly connectionFor: (role: Role) => string;
  readonly mail: MailServer | undefined;
  readonly witness: { readonly file: string; readonly mail: string | undefined; readonly madeUp: boolean };
  readonly origin: string;
  readonly reportFault: ReportFault;
}): Promise<{ readonly otherLog: boolean; readonly stop: () => Promise<void> }> {
  const { connectionFor, mail, witness, origin, reportFault } = services;
  const jobs = connectJobs(connectionFor);
  const connectionString = connectionFor('samgrepp_jobs');
  const cut = new AbortController();
  const sealer = await startSealing({
    jobs,
    file: new WitnessFile(witness.file),
    mail:
      mail && witness.mail ? { to: witness.mail, send: (letter) => sendBySmtp(mail, letter, cut.signal) } : undefined,
    madeUp: witness.madeUp,
    reportFault,
  }).catch(async (error) => {
    await jobs.close();
    throw error;
  });
  const runs = [
    runJobs({
      connectionString,
      tasks: {
        ...noticeTasks(jobs, mail !== undefined),
        ...meetingTasks(jobs),
        ...answerTasks(jobs),
        ...consentTasks(jobs),
        ...logReviewTasks(jobs),
        ...situationTasks(jobs),
      },
      everyMinute: ['clocks', 'answers', 'sweep', 'inputs', 'consents', 'logReviews', 'steps'],
      atOnce: 2,
      reportFault,
    }),
    ...(mail
      ? [
          runJobs({
            connectionString,
            tasks: mailTasks({ jobs, origin, send: (letter) => sendBySmtp(mail, letter, cut.signal) }),
            everyMinute: [],
            atOnce: 3,
            reportFault,
          }),
        ]
      : []),
  ];
  return {
    otherLog: sealer.otherLog,
    stop: async () => {
      const limit = setTimeout(() => cut.abort(), GRACE_MS);
      await Promise.all([...runs, sealer].map((run) => run.stop()));
      clearTimeout(limit);
      await jobs.close();
    },
  };
}
