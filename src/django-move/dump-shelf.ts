import type { z } from 'zod';
import { DumpError } from './dump-error.ts';
import type { Entry, Reference } from './dump-models.ts';
import type { FindByKey, KeyedEntry } from './find-by-key.ts';

/**
 * Collects the entries of one model by pk, and refuses a repeated pk. An entry without a pk gets a
 * negative number that is valid for this move only.
 */
export class Shelf {
  readonly entries: KeyedEntry[] = [];
  readonly #places = new Map<number, string>();
  readonly #kind: string;

  constructor(kind: string) {
    this.#kind = kind;
  }

  /** @returns the pk */
  add({ pk: own, fields }: z.infer<typeof Entry>, place: string): number {
    const number = own ?? -1 - this.entries.length;
    const taken = this.#places.get(number);
    if (taken !== undefined)
      throw new DumpError(`${place}: this pk is there twice among ${this.#kind}: ${taken} has it`);
    this.#places.set(number, place);
    this.entries.push({ pk: number, fields });
    return number;
  }
}

/** Returns the pk that a reference means. @throws {DumpError} if no entry or several fit */
export function pkOf(find: FindByKey, value: Reference, place: string): number {
  if (typeof value === 'number') return value;
  const found = find(value);
  if ('pk' in found) return found.pk;
  throw new DumpError(`${place} ${found.problem}`);
}
