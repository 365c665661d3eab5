import { inspect } from 'node:util';

/**
 * A value that must not slip into a log line, an error text or a page by being printed. It is read only by the method
 * that the subclass names for it, so that every place that shows it can be found.
 */
export abstract class Unspoken {
  readonly #kind: string;

  protected constructor(kind: string) {
    this.#kind = kind;
  }

  toString(): string {
    return `[${this.#kind}]`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}
