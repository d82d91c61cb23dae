import type { Database } from '../platform/db.ts';

/** Ends all push of a person who leaves the service. */
export async function endPushOfAccount(tx: Database, userId: number): Promise<void> {
  await tx.pushSubscription.deleteMany({ where: { userId } });
  await tx.pushRenewal.deleteMany({ where: { userId } });
}

/** Deletes what other inboxes say about a person by her id. Idempotent. */
export const deleteAnnouncementsAbout = (db: Database, userId: number): Promise<number> =>
  db.$executeRaw`
    DELETE FROM announcements
    WHERE subject_id = ${userId} AND kind IN ('club_handover_accepted', 'club_handover_declined')`;
