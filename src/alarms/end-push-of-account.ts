import type { Database } from '../platform/db.ts';

/** Ends all push of a person who leaves the service. */
export async function endPushOfAccount(tx: Database, userId: number): Promise<void> {
  await tx.pushSubscription.deleteMany({ where: { userId } });
  await tx.pushRenewal.deleteMany({ where: { userId } });
}
