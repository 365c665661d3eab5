import type { RedEventKind } from '../redevent/index.ts';

/**
 * One vocabulary for all units and forms (V58), so that a word means the same at the intake, with the child and in the
 * statistics. Codes are stable; what is shown is in violence-words.ts.
 */
export const violenceKinds = [
  'psychological',
  'physical',
  'sexual',
  'economic',
  'material',
  'digital',
  'stalking',
  'latent',
  'neglect',
  'honourControl',
  'strangulation',
  'threatToKill',
  'animals',
  'throughChild',
] as const;
export type ViolenceKind = (typeof violenceKinds)[number];

/** How sure the day is when something happened: `month` is some time in that month. */
export const happenedHows = ['day', 'about', 'month'] as const;
export type HappenedHow = (typeof happenedHows)[number];

/** Whether a child was there when it happened. */
export const childTheres = ['yes', 'no', 'unknown'] as const;
export type ChildThere = (typeof childTheres)[number];

/** What is done, not how it is felt: `lifeThreatening` needs no injury. `unknown` is an answer, and never means mild. */
export const severities = ['unknown', 'threatOrControl', 'withoutInjury', 'injury', 'lifeThreatening'] as const;
export type Severity = (typeof severities)[number];

export const frequencies = ['unknown', 'once', 'repeated', 'weekly', 'daily'] as const;
export type Frequency = (typeof frequencies)[number];

/** A child in a home with violence is exposed until someone has asked and heard otherwise. */
export const childExposures = [
  'notAsked',
  'direct',
  'saw',
  'heard',
  'noticedAfter',
  'livesThere',
  'notExposed',
] as const;
export type ChildExposure = (typeof childExposures)[number];

/** Kinds that call for a doctor or a danger assessment at once, whatever severity was chosen. */
const alwaysGrave: readonly ViolenceKind[] = ['strangulation', 'threatToKill'];

export const isGrave = (kinds: readonly ViolenceKind[], severity: Severity): boolean =>
  severity === 'lifeThreatening' || kinds.some((kind) => alwaysGrave.includes(kind));

/** What of it changes the threat, so that it is assessed anew (src/redevent). */
export const redsOfViolence = (kinds: readonly ViolenceKind[], severity: Severity): RedEventKind[] => [
  ...(kinds.includes('strangulation') ? (['strangulation'] as const) : []),
  ...(kinds.includes('threatToKill') ? (['threatToKill'] as const) : []),
  ...(severity === 'lifeThreatening' && !kinds.some((kind) => alwaysGrave.includes(kind))
    ? (['newThreat'] as const)
    : []),
];

/** A child who experienced violence, by any of its senses or on its own body, is a victim of crime (SoL 18:7). */
export const countsAsExposed = (exposures: readonly ChildExposure[]): boolean =>
  exposures.length === 0 || exposures.some((exposure) => exposure !== 'notExposed');
