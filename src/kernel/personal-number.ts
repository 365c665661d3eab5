import library from 'personnummer';
import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from './calendar-day.ts';
import { err, ok, type Result } from './result.ts';
import { Unspoken } from './unspoken.ts';

// Node hands over the exports of this CommonJS package, test runner and bundler the class itself.
const Personnummer = library.default ?? (library as unknown as typeof library.default);

export type PersonalNumberProblem = 'missing' | 'notANumber' | 'noSuchNumber' | 'inFuture';
export type PersonalNumberKind = 'personnummer' | 'samordningsnummer';

/** A personnummer or samordningsnummer. It prints as a word; only `digits` and `shown` give it away. */
export class PersonalNumber extends Unspoken {
  readonly #digits: string;

  private constructor(digits: string) {
    super('personal number');
    this.#digits = digits;
  }

  /**
   * Reads ten or twelve digits, with or without hyphen, plus sign and spaces. Ten digits mean the youngest person who is
   * born on `today`, or with "+" the one a hundred years older.
   */
  static parse(typed: string, today: CalendarDay): Result<PersonalNumber, PersonalNumberProblem> {
    const text = typed.replaceAll(/\s/g, '').replaceAll(/[\u2010-\u2015\u2212]/g, '-');
    if (text === '') return err('missing');
    const match = /^(\d{2})?(\d{6})([-+]?)(\d{4})$/.exec(text);
    if (!match) return err('notANumber');
    const [, century, date = '', sign, serial = ''] = match;
    // The library reads the computer's clock when the century is missing, so it is always handed twelve digits.
    const digits = `${century ?? centuryOf(date, sign === '+', today)}${date}${serial}`;
    if (!isNumber(digits)) return err('noSuchNumber');
    return dateDigits(digits.slice(0, 8)) > digitsOf(today) ? err('inFuture') : ok(new PersonalNumber(digits));
  }

  /** Twelve digits: the one form that is stored, compared and hashed. */
  digits(): string {
    return this.#digits;
  }

  /** "19910208-2386", for a page that has the right to show it. */
  shown(): string {
    return `${this.#digits.slice(0, 8)}-${this.#digits.slice(8)}`;
  }

  kind(): PersonalNumberKind {
    return Number(this.#digits.slice(6, 8)) >= 60 ? 'samordningsnummer' : 'personnummer';
  }

  /** Missing where a samordningsnummer was given without a known month or day of birth. */
  findBorn(): CalendarDay | undefined {
    const date = dateDigits(this.#digits.slice(0, 8));
    if (date.slice(4, 6) === '00' || date.slice(6) === '00') return undefined;
    return Temporal.PlainDate.from(date);
  }

  birthYear(): number {
    return Number(this.#digits.slice(0, 4));
  }

  equals(other: PersonalNumber): boolean {
    return this.#digits === other.#digits;
  }
}

/** Without the 60 that a samordningsnummer adds to the day. */
function dateDigits(date: string): string {
  const day = Number(date.slice(-2));
  return date.slice(0, -2) + String(day >= 60 ? day - 60 : day).padStart(2, '0');
}

const digitsOf = (day: CalendarDay): string => day.toString().replaceAll('-', '');

function centuryOf(date: string, plus: boolean, today: CalendarDay): string {
  const now = digitsOf(today);
  const century = Number(now.slice(0, 2)) - (dateDigits(date) > now.slice(2) ? 1 : 0) - (plus ? 1 : 0);
  return String(century);
}

function isNumber(digits: string): boolean {
  return (
    Personnummer.valid(digits, { allowCoordinationNumber: true, allowInterimNumber: false }) ||
    hasUnknownBirthday(digits)
  );
}

/** The library refuses month 00 and day 60, which the Tax Agency gives when month or day of birth is not known. */
function hasUnknownBirthday(digits: string): boolean {
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8)) - 60;
  if (month > 12 || day < 0 || day > 31 || (month > 0 && day > 0) || Number(digits.slice(0, 4)) < 1800) return false;
  const doubled = [...digits.slice(2)].map((digit, at) => Number(digit) * (at % 2 === 0 ? 2 : 1));
  return doubled.reduce((sum, n) => sum + (n > 9 ? n - 9 : n), 0) % 10 === 0;
}
