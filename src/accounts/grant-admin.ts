import type { Database } from '../platform/db.ts';
import { normaliseEmail } from './email-address.ts';
import { type Confirmation, findIsAdmin, setAdmin } from './repository.ts';

/**
 * Makes somebody an operator, or takes it back. @returns the account; null when there is no such
 * account
 */
export const grantAdmin = (db: Database, email: string, isAdmin: boolean): Promise<Confirmation | null> =>
  setAdmin(db, normaliseEmail(email), isAdmin);

export const isAdmin = (db: Database, userId: number): Promise<boolean> => findIsAdmin(db, userId);
