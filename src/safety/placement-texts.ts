import { catalogue, type Language } from '../platform/language/catalogue.ts';
import type { DecidedKind } from './decision.ts';
import { en } from './placement.text.en.ts';
import { sv } from './placement.text.sv.ts';
import type { StepKind } from './placement.ts';

export const placementTexts = catalogue({ sv, en });

export function stepInWords(kind: StepKind, of: DecidedKind, language: Language): string {
  const t = placementTexts(language);
  return t.own[of]?.[kind] ?? t.steps[kind];
}
