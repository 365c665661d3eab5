import { describe, expect, it } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { childSupply } from './child-supply.ts';
import type { Audience, ServiceId, ServiceKind } from './service.ts';

const aService = (kind: ServiceKind, fromAge?: number, toAge?: number, audience: readonly Audience[] = ['child']) => ({
  ...{ serviceId: newId<ServiceId>(), kind, audience, fromAge, toAge },
});
const row = (kind: ServiceKind, services: ReturnType<typeof aService>[]) =>
  childSupply(services)
    .find((one) => one.kind === kind)
    ?.cells.map(({ there, inPart }) => (there.length === 0 ? 'gap' : inPart ? 'part' : 'there'));

describe('what there is for children', () => {
  it.each([
    ['nothing', [], ['gap', 'gap', 'gap', 'gap']],
    ['from four', [aService('trappanTalks', 4, 17)], ['gap', 'there', 'there', 'there']],
    ['from six to nine', [aService('trappanTalks', 6, 9)], ['gap', 'part', 'part', 'gap']],
    [
      'two that meet',
      [aService('trappanTalks', 7, 9), aService('trappanTalks', 10, 12)],
      ['gap', 'gap', 'there', 'gap'],
    ],
    ['all ages', [aService('trappanTalks')], ['there', 'there', 'there', 'there']],
    ['up to six', [aService('trappanTalks', undefined, 6)], ['there', 'there', 'gap', 'gap']],
    ['for adults', [aService('trappanTalks', 18, undefined, ['exposed'])], ['gap', 'gap', 'gap', 'gap']],
  ] as const)('%s', (_, services, expected) => {
    expect(row('trappanTalks', [...services])).toEqual(expected);
  });

  it('counts a parent’s support at every age of the child, and a group for adults at none', () => {
    expect(row('parentingSupport', [aService('parentingSupport', 18, undefined, ['parent'])])).toEqual(
      Array.from({ length: 4 }, () => 'there'),
    );
    expect(row('groupProgramme', [aService('groupProgramme', 18, undefined, ['exposed', 'parent'])])).toEqual(
      Array.from({ length: 4 }, () => 'gap'),
    );
  });
});
