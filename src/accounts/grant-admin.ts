import type { Database } from '../platform/db.ts';
import { findIsAdmin, setAdmin } from './repository.ts';
import { normaliseEmail } from './user.ts';

/** Makes somebody an operator, or takes it back. @returns whether there is such an account */
export const grantAdmin = (db: Database, email: string, isAdmin: boolean): Promise<boolean> =>
  setAdmin(db, normaliseEmail(email), isAdmin);

export const isAdmin = (db: Database, userId: number): Promise<boolean> => findIsAdmin(db, userId);
