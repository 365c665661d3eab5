export const en = {
  title: 'Queue',
  lead: 'Who waits for what the unit gives, and how long people wait.',
  waiting: 'Waiting now',
  nobody: 'Nobody waits',
  nobodyHelp: 'Whoever has support arranged that has not begun stands here, by reference.',
  reference: 'Reference',
  service: 'Service',
  waited: 'Has waited',
  days: (n: number) => (n === 1 ? '1 day' : `${n} days`),
  waits: 'Waits',
  period: (since: string, until: string) => `The whole municipality, ${since}–${until}.`,
  who: 'Who',
  asked: 'Had support arranged',
  half: 'Half had begun within',
  sides: { exposed: 'Those exposed', usesViolence: 'Those who use violence' },
  few: 'fewer than five',
  notTold: 'not shown',
  small: 'What concerns fewer than five is not shown.',
  ends: 'How the support ended',
  silent: (n: string, of: number | undefined) =>
    of === undefined
      ? 'Too few have ended for anything to be shown.'
      : `Stopped coming without a word: ${n} of ${of} that ended. The most common reasons:`,
  heard: (n: string, of: number | undefined) =>
    of === undefined
      ? 'How many were asked afterwards whether the help was of use is not shown: it could point somebody out.'
      : `Were asked afterwards whether the help was of use: ${n} of ${of} people. Nobody has asked the others.`,
  helped: (n: string, of: number) => `Said that the help was of use, wholly or partly: ${n} of ${of} who were asked.`,
  outOfReach: (n: string) => `Arranged, but the person can’t get there, so that it doesn’t count as given: ${n}.`,
};
