import { type Logger, pino } from 'pino';

export type ReportFault = (error: unknown, action: string) => void;

export function openLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}

/**
 * Tells where something failed and never what it was about: messages of errors quote values, so that only the kind, the
 * code and the places in the program are written. A mistake here falls towards knowing too little.
 */
export function faultReporter(log: Logger): ReportFault {
  return (error, action) => log.error({ action, ...describeFault(error) }, 'fault');
}

export function describeFault(error: unknown): { name: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const { code } = error as { code?: unknown };
  const stack = error.stack ?? '';
  // The stack begins with the message, which may have lines that look like places.
  const places = stack.includes(error.message) ? stack.slice(stack.indexOf(error.message) + error.message.length) : '';
  const at = places.split('\n').filter((line) => /^ {4}at \S.*:\d+:\d+\)?$/.test(line));
  const described = { name: error.name, at: at.slice(0, 12).map((line) => line.trim()) };
  return typeof code === 'string' && /^[A-Z0-9_]+$/.test(code) ? { ...described, code } : described;
}
