import type { Database } from '../platform/db.ts';

/** An account's address, and when the person proved that letters reach her there. */
export interface Confirmation {
  readonly id: number;
  readonly email: string;
  readonly confirmedAt: Date | null;
  readonly epoch: number;
}

const confirmation = { id: true, email: true, emailConfirmedAt: true, sessionEpoch: true } as const;
const toConfirmation = (
  row: { id: number; email: string; emailConfirmedAt: Date | null; sessionEpoch: number } | null,
): Confirmation | null =>
  row && { id: row.id, email: row.email, confirmedAt: row.emailConfirmedAt, epoch: row.sessionEpoch };

export const findConfirmation = async (db: Database, id: number): Promise<Confirmation | null> =>
  toConfirmation(await db.user.findUnique({ where: { id, leftAt: null }, select: confirmation }));

export const findConfirmationByEmail = async (db: Database, email: string): Promise<Confirmation | null> =>
  toConfirmation(await db.user.findUnique({ where: { email, leftAt: null }, select: confirmation }));

/** Stores the time of the confirmation, unless the address is already confirmed. */
export async function setEmailConfirmed(db: Database, id: number, now: Date): Promise<void> {
  await db.user.updateMany({ where: { id, emailConfirmedAt: null }, data: { emailConfirmedAt: now } });
}
