/** Who interprets. A child or a relative never does, and nobody from her own circle. */
export type InterpreterFacts = {
  /** Nobody is booked yet: what the interpreter must be is known, and who it is is asked when one is. */
  readonly isBooked: boolean;
  readonly language: string;
  readonly dialectChecked: boolean;
  /** She has heard who the interpreter is, or been asked about town and kin, and said that it is nobody she knows. */
  readonly circleChecked: boolean;
  readonly relation: 'none' | 'relative' | 'friend' | 'partner' | 'colleague' | 'unknown';
  readonly isChild: 'no' | 'yes' | 'unknown';
};
export type InterpreterProblem =
  | 'noLanguage'
  | 'child'
  | 'closePerson'
  | 'relationUnknown'
  | 'dialectNotChecked'
  | 'circleNotChecked';

/** What stands in the way of speaking through this interpreter; empty when it can begin. The worst comes first. */
export function interpreterProblems(facts: InterpreterFacts): InterpreterProblem[] {
  const problems: InterpreterProblem[] = [];
  if (facts.isBooked) {
    if (facts.isChild !== 'no') problems.push('child');
    if (facts.relation === 'unknown') problems.push('relationUnknown');
    else if (facts.relation !== 'none') problems.push('closePerson');
  }
  if (facts.language.trim() === '') problems.push('noLanguage');
  if (!facts.dialectChecked) problems.push('dialectNotChecked');
  if (!facts.circleChecked) problems.push('circleNotChecked');
  return problems;
}
