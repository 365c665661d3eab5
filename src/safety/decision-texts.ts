import { type DecisionKind, mayDecide } from '../access/index.ts';
import type { UnitId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { catalogue, type Language } from '../platform/language/catalogue.ts';
import { listed } from '../platform/language/plural.ts';
import type { DecidersFacts } from './decision.store.ts';
import { en } from './decision.text.en.ts';
import { sv } from './decision.text.sv.ts';
import type { Decision } from './decision.ts';

export const decisionTexts = catalogue({ sv, en });
/** An ending without help is neither granted nor refused: it is decided. */
export const stateInWords = ({ kind, state }: Pick<Decision, 'kind' | 'state'>, language: Language): string =>
  kind === 'endWithoutIntervention'
    ? decisionTexts(language).decided
    : kind === 'rejectAppeal'
      ? decisionTexts(language).rejected
      : decisionTexts(language).state[state];

export type DecidingPerson = DecidersFacts['people'][number];

/** Those who may decide this now, the ones on a shift first: they are awake. Before them the shift of the file's own unit. */
export function decidersOf(kind: DecisionKind, facts: DecidersFacts, at: Instant, unit: UnitId): DecidingPerson[] {
  const near = ({ duty }: DecidingPerson) => Number(duty.some(({ unitId }) => unitId === unit));
  return facts.people
    .filter((decider) => mayDecide(kind, { delegations: facts.delegations, decider, at }).ok)
    .toSorted((a, b) => near(b) - near(a) || b.duty.length - a.duty.length || a.name.localeCompare(b.name, 'sv'));
}

/** "Peter Holm (bakjour, 070-174 06 11)". */
export function deciderInWords(person: DecidingPerson, language: Language): string {
  const t = decisionTexts(language);
  const duty = person.duty[0]?.duty;
  const about = [duty && (duty === 'backup' ? t.onBackup : t.onDuty), person.phone].filter(Boolean).join(', ');
  return about ? `${person.name} (${about})` : person.name;
}

export const decidersInWords = (people: readonly DecidingPerson[], language: Language): string =>
  listed(
    language,
    people.map((person) => deciderInWords(person, language)),
  );
