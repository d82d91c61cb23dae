import { Prisma } from '../db.ts';
import type { Reading } from './search-query.ts';

/** Whether a row has all of these grams. The index answers this. */
export const hasGrams = (alias: Prisma.Sql, grams: readonly number[]) =>
  Prisma.sql`${alias}.search_grams @> ${[...grams]}::int[]`;

/** Whether a text matches one of these LIKE patterns. */
export function isLike(text: Prisma.Sql, patterns: readonly string[]): Prisma.Sql {
  const [only] = patterns;
  return patterns.length === 1
    ? Prisma.sql`${text} LIKE ${only}`
    : Prisma.sql`${text} LIKE ANY (${[...patterns]}::text[])`;
}

export const anywhere = (bodies: readonly string[]) => bodies.map((body) => `%${body}%`);

/** Whether a text matches a reading of a query. */
export function matches(text: Prisma.Sql, { words, start }: Reading): Prisma.Sql {
  const conditions = [
    ...(start === undefined
      ? []
      : [
          isLike(
            text,
            start.map((body) => `${body}%`),
          ),
        ]),
    ...words.map((bodies) => isLike(text, anywhere(bodies))),
  ];
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' AND ');
}
