import { type PhoneNumber as Parsed, parsePhoneNumberFromString } from 'libphonenumber-js';
import { err, ok, type Result } from './result.ts';
import { Unspoken } from './unspoken.ts';

export type PhoneNumberProblem = 'missing' | 'notANumber' | 'noSuchNumber';

/** Someone's telephone number, Swedish unless it begins with + or 00. It prints as a word; `e164` and `shown` give it away. */
export class PhoneNumber extends Unspoken {
  readonly #parsed: Parsed;

  private constructor(parsed: Parsed) {
    super('phone number');
    this.#parsed = parsed;
  }

  static parse(typed: string): Result<PhoneNumber, PhoneNumberProblem> {
    const text = typed.trim();
    if (text === '') return err('missing');
    if (text.length > 40 || !/^[+(\d][\d\s()./\u2010-\u2015-]*$/.test(text)) return err('notANumber');
    const parsed = parsePhoneNumberFromString(text, { defaultCountry: 'SE', extract: false });
    if (!parsed) return err('notANumber');
    return parsed.isValid() ? ok(new PhoneNumber(parsed)) : err('noSuchNumber');
  }

  /** "+46701740605": the one form that is stored and compared. */
  e164(): string {
    return this.#parsed.number;
  }

  /** As people in Sweden write it; numbers of other countries keep their country code. */
  shown(): string {
    return this.#parsed.country === 'SE' ? this.#parsed.formatNational() : this.#parsed.formatInternational();
  }

  equals(other: PhoneNumber): boolean {
    return this.e164() === other.e164();
  }
}
