import type { JobsDatabase } from '../../platform/database/with-jobs.ts';
import type { Letter, Sending } from '../../platform/mail/smtp.ts';
import { waitAfter } from './delivery.ts';
import { dropMail, type MailId, markSent, refuseAddress, takeMail, tryLater } from './mail.store.ts';
import { noticeTexts } from './texts.ts';

export type MailServices = {
  readonly jobs: JobsDatabase;
  readonly send: (letter: Letter) => Promise<Sending>;
  /** Where the system is: the only link in any mail. */
  readonly origin: string;
  readonly waitAfter?: (tries: number) => number;
};

/** Longer than any try may take. A process that is killed during one leaves the mail to the others after this. */
const LEASE_SECONDS = 300;

/**
 * One try. No transaction is open while the mail server is spoken to. If this process ends between the server's "taken" and
 * our "sent", the mail leaves once more under the same name, by which mail systems tell that they have it.
 */
export async function sendMail(services: MailServices, id: MailId): Promise<void> {
  const { jobs, send, origin } = services;
  const mail = await jobs.inOne(({ sql }) => takeMail(sql, id, LEASE_SECONDS));
  if (!mail) return;
  const { address, language } = mail;
  if (!mail.wanted || address === null) return jobs.inOne(({ sql }) => dropMail(sql, id));
  const t = noticeTexts(language);
  const sending = await send({ id, to: address, subject: t.subject, text: t.body(`${origin}/min-dag`) });
  await jobs.inOne(({ sql, now }) => {
    switch (sending.outcome) {
      case 'sent':
        return markSent(sql, id, now);
      case 'noSuchAddress':
        return refuseAddress(sql, id, address);
      case 'later':
        return tryLater(sql, id, (services.waitAfter ?? waitAfter)(mail.tries));
    }
  });
}
