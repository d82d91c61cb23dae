import { findLedClubsWith } from '../clubs/index.ts';
import { findLedMeetingsWith } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { findKnownNickname } from '../reports/index.ts';

/** Returns the reads of other features that the pages about blocks need. */
export const blockLookups = (db: Database) => ({
  findNickname: (askerId: number, userId: number) => findKnownNickname(db, askerId, userId),
  async findLedPlaces(leaderId: number, userId: number) {
    const [clubs, meetings] = await Promise.all([
      findLedClubsWith(db, leaderId, userId),
      findLedMeetingsWith(db, leaderId, userId),
    ]);
    return [
      ...clubs.map(({ id, name }) => ({ href: `/clubs/${id}`, name })),
      ...meetings.map(({ id, title }) => ({ href: `/meetings/${id}`, name: title })),
    ];
  },
});
