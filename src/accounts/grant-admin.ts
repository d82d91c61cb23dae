import type { Database } from '../platform/db.ts';
import { normaliseEmail } from './email-address.ts';
import { type Confirmation, findConfirmationByEmail, findIsAdmin, setAdmin } from './repository.ts';

/** Makes somebody an operator, or takes it back. @returns whether there is such an account */
export const grantAdmin = (db: Database, email: string, isAdmin: boolean): Promise<boolean> =>
  setAdmin(db, normaliseEmail(email), isAdmin);

export const isAdmin = (db: Database, userId: number): Promise<boolean> => findIsAdmin(db, userId);

/** The account with this address, and whether its person confirmed it. */
export const findAccount = (db: Database, email: string): Promise<Confirmation | null> =>
  findConfirmationByEmail(db, normaliseEmail(email));
