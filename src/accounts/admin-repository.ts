import type { Database } from '../platform/db.ts';

export const findIsAdmin = async (db: Database, id: number): Promise<boolean> =>
  (await db.user.findUnique({ where: { id }, select: { isAdmin: true } }))?.isAdmin ?? false;

/** @returns whether the account exists */
export const setAdmin = async (db: Database, email: string, isAdmin: boolean): Promise<boolean> =>
  (await db.user.updateMany({ where: { email }, data: { isAdmin } })).count > 0;
