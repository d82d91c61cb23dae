import { Prisma } from '../platform/db.ts';

/**
 * Returns SQL that is false when a part of a meeting's page has nothing for a person, so that its
 * own statement can be left out. Takes expressions of the meeting's id and of the person's.
 */
export type PartCondition = (meetingId: Prisma.Sql, userId: Prisma.Sql) => Prisma.Sql;

/** Conditions of other features by the names of their parts. The SQL holds the names unescaped. */
export type PartConditions = Readonly<Record<string, PartCondition>>;

/** The column with the names of the parts that may have something; `m` is the meeting. */
export function filledPartsColumn(conditions: PartConditions, userId: number): Prisma.Sql {
  const names = Object.entries(conditions).map(
    ([name, condition]) =>
      Prisma.sql`CASE WHEN ${condition(Prisma.sql`m.id`, Prisma.sql`${userId}::int`)} THEN ${Prisma.raw(`'${name}'`)} END`,
  );
  return Prisma.sql`array_remove(ARRAY[${Prisma.join(names)}], NULL) AS "filledParts"`;
}

/** Whether a part may have something for the person who sees the meeting; true if it is unknown. */
export const mayHavePart = (
  { filledParts }: { readonly filledParts: ReadonlySet<string> | null },
  name: string,
): boolean => filledParts?.has(name) ?? true;
