/** How a child is used against the other parent after a separation (V29): violence that goes on, and no conflict of two. */
export const throughChildWays = [
  'messages',
  'questions',
  'handoverThreats',
  'withheld',
  'litigation',
  'money',
  'turnedAgainst',
] as const;
export type ThroughChildWay = (typeof throughChildWays)[number];

/** What is done to the parent, or to the child, when the child goes between the two: the threat is another than what was judged before. */
const threatening: readonly ThroughChildWay[] = ['handoverThreats', 'withheld'];
export const changesThreat = (ways: readonly ThroughChildWay[]): boolean =>
  ways.some((way) => threatening.includes(way));
