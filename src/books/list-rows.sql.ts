import { Prisma } from '../platform/db.ts';

/** Passes a list as one parameter. Each entry carries its index. */
export const rowsOf = (entries: readonly object[]) =>
  Prisma.sql`${JSON.stringify(entries.map((entry, place) => ({ ...entry, place })))}::json`;
