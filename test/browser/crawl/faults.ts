/** Faults by page, each told once however many see it. */
export class Faults {
  readonly #found = new Map<string, Map<string, string[]>>();

  add(page: string, where: string, faults: readonly string[]): void {
    const same = this.#found.get(withoutIds(page)) ?? new Map<string, string[]>();
    for (const found of faults) {
      const fault = withoutIds(found);
      same.set(fault, [...(same.get(fault) ?? []), where]);
    }
    if (same.size > 0) this.#found.set(withoutIds(page), same);
  }

  /** Nothing, or all faults of all pages, with where each was seen first; they are told once. */
  tell(): string {
    const told = [...this.#found].map(([page, faults]) => [page, ...[...faults].map(oneFault)].join('\n'));
    this.#found.clear();
    return told.join('\n');
  }
}

const withoutIds = (text: string): string => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id');

const oneFault = ([fault, where]: [string, string[]]): string =>
  `  ${fault}\n    (${where[0]}${where.length > 1 ? `, and ${where.length - 1} more` : ''})`;
