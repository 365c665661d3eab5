import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailServer } from './mail-server.ts';

/** Plain text to one address, under a name of its own that stays the same when it is sent again. */
export type Letter = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

/** `later` is everything that another try may mend; `why` is a code, and nothing that anyone wrote. */
export type Sending =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'noSuchAddress' }
  | { readonly outcome: 'later'; readonly why: string };

export type Patience = {
  readonly connectMs: number;
  /** Without a word from the server. */
  readonly silenceMs: number;
  /** A server that drips one byte at a time is given up as well. */
  readonly wholeMs: number;
};
const usualPatience: Patience = { connectMs: 10_000, silenceMs: 20_000, wholeMs: 60_000 };

/** One letter over a connection of its own. Never throws; ends at once when `signal` says so. */
export async function sendBySmtp(
  server: MailServer,
  letter: Letter,
  signal?: AbortSignal,
  patience: Patience = usualPatience,
): Promise<Sending> {
  const message = await compose(server, letter);
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.tls === 'always',
    requireTLS: server.tls === 'required',
    name: domainOf(server.from),
    connectionTimeout: patience.connectMs,
    greetingTimeout: patience.connectMs,
    socketTimeout: patience.silenceMs,
    dnsTimeout: patience.connectMs,
    socketCloseTimeout: 0,
  });
  const limit = AbortSignal.any([AbortSignal.timeout(patience.wholeMs), ...(signal ? [signal] : [])]);
  try {
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: unknown) => (error ? reject(error) : resolve());
      const abort = () => settle({ code: 'EABORT' });
      if (limit.aborted) return abort();
      limit.addEventListener('abort', abort, { once: true });
      connection.on('error', settle);
      connection.once('end', () => settle({ code: 'ECONNECTION' }));
      const send = () =>
        connection.send({ from: server.from, to: letter.to, size: message.length }, message, (error) => settle(error));
      connection.connect((error) => {
        if (error) return settle(error);
        if (!server.login) return send();
        connection.login(server.login, (refused) => (refused ? settle(refused) : send()));
      });
    });
    connection.quit(); // closes when the server has said goodbye, or has been silent for too long
    return { outcome: 'sent' };
  } catch (error) {
    connection.close();
    return readFailure(error);
  }
}

function compose(server: MailServer, { id, to, subject, text }: Letter): Promise<Buffer> {
  return new MailComposer({
    from: server.from,
    to,
    subject,
    text,
    messageId: `<${id}@${domainOf(server.from)}>`,
    // No answer from a machine: an "out of office" would tell whom the system has written to.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

type Failure = {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
};

/**
 * Only a server that says that there is no such address is believed for good. One that refuses the receiver for other
 * reasons (5.7.1, relaying) would make every address of the municipality look wrong: a mistake falls towards trying again.
 */
function readFailure(error: unknown): Sending {
  const { code, command, responseCode, response } = (
    typeof error === 'object' && error !== null ? error : {}
  ) as Failure;
  if (command === 'RCPT TO' && typeof responseCode === 'number' && responseCode >= 500) {
    const enhanced = /^5\d\d[ -]5\.(\d{1,3})\./.exec(typeof response === 'string' ? response : '')?.[1];
    if (enhanced === undefined ? [550, 551, 553].includes(responseCode) : enhanced === '1' || enhanced === '2')
      return { outcome: 'noSuchAddress' };
  }
  return {
    outcome: 'later',
    why: `${typeof code === 'string' ? code : 'unknown'} ${typeof responseCode === 'number' ? responseCode : ''}`.trim(),
  };
}
