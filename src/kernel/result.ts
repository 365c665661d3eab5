/** An answer that may be a refusal. Refusals are codes or plain data; the words are in the text files of the slice. */
export type Result<T, E> = Ok<T> | Err<E>;
export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<E> = { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const err = <const E>(error: E): Err<E> => ({ ok: false, error });

export const mapOk = <T, E, U>(result: Result<T, E>, change: (value: T) => U): Result<U, E> =>
  result.ok ? ok(change(result.value)) : result;

/** For places where a refusal would be a fault in our own code. The error is named by the caller, never by the value. */
export function getOk<T, E>(result: Result<T, E>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`Expected ${what}, but it was refused`);
}

/** Closes a switch over a union: the compiler refuses a case that was forgotten. */
export function never(value: never): never {
  throw new Error(`No case for ${typeof value}`);
}
