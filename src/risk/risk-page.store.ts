import type { FileContext } from '../access/index.ts';
import { clocksOf, type FileClock } from '../clocks/index.ts';
import { type Instrument, usableInstruments } from '../instruments/index.ts';
import { dayOf } from '../kernel/instant.ts';
import { loadRedEvents, type RedEvent } from '../redevent/index.ts';
import { type FileTopFacts, loadFileTop } from '../safety/index.ts';
import { type Declined, loadDeclined, loadRatings, type Rating } from './rating.store.ts';
import { quickFor } from './rating.ts';
import { loadRisks } from './risk.store.ts';
import type { Risk } from './risk.ts';

/** All that the risk page shows. */
export type RiskFacts = {
  readonly top: FileTopFacts;
  readonly self: FileTopFacts['people'][number] | undefined;
  readonly risks: readonly Risk[];
  readonly events: readonly RedEvent[];
  readonly ratings: readonly Rating[];
  /** Where no figure was given; it is no figure. */
  readonly declined: readonly Declined[];
  readonly clocks: readonly FileClock[];
  /** What one may ask by now, for this person. */
  readonly instruments: readonly Instrument[];
  readonly quick: readonly Instrument[];
};

const riskClocks = new Set(['riskReassessment', 'riskRedEvent', 'riskSecondReading']);

export async function loadRiskFacts(ctx: FileContext): Promise<RiskFacts> {
  const { sql, file } = ctx;
  const [top, risks, events, clocks, usable] = await Promise.all([
    loadFileTop(ctx),
    loadRisks(sql, file),
    loadRedEvents(sql, file),
    clocksOf(sql, file.id),
    usableInstruments(sql),
  ]);
  const self = top.people.find(({ part }) => part === 'self');
  const audience = self?.isChild ? 'child' : 'adult';
  const quick = quickFor(usable, file.side, self, dayOf(ctx.now).year);
  const fear = usable.find(({ id }) => id === 'fear')?.title ?? { sv: 'fear' };
  return {
    top,
    self,
    risks,
    events,
    clocks: clocks.filter(({ kind }) => riskClocks.has(kind)),
    ratings: self ? await loadRatings(sql, file, self.id, fear) : [],
    declined: self ? await loadDeclined(sql, file, self.id) : [],
    instruments: usable.filter(
      (one) => one.audience === audience && (one.kind === 'danger' || one.kind === 'structured'),
    ),
    quick,
  };
}
