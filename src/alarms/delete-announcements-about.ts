import type { Database } from '../platform/db.ts';

/** Deletes the announcements in other inboxes that name a person by her id. Idempotent. */
export const deleteAnnouncementsAbout = (db: Database, userId: number): Promise<number> =>
  db.$executeRaw`
    DELETE FROM announcements
    WHERE subject_id = ${userId} AND kind IN ('club_handover_accepted', 'club_handover_declined')`;
