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
