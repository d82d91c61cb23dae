import type { Database } from '../platform/db.ts';
import { findIsAdmin, setAdmin } from './admin-repository.ts';
import { type Confirmation, findConfirmationByEmail } from './confirmation-repository.ts';
import { normaliseEmail } from './email-address.ts';

/** Grants or revokes the operator role. @returns whether the account exists */
export const grantAdmin = (db: Database, email: string, isAdmin: boolean): Promise<boolean> =>
  setAdmin(db, normaliseEmail(email), isAdmin);

export const isAdmin = (db: Database, userId: number): Promise<boolean> => findIsAdmin(db, userId);

/** Finds the account with this address, and whether the address is confirmed. */
export const findAccount = (db: Database, email: string): Promise<Confirmation | null> =>
  findConfirmationByEmail(db, normaliseEmail(email));
