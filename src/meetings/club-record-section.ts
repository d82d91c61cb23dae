import { type ClubForAsker, isMember } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { findClubRecord } from './club-record-repository.ts';
import { shownRecord } from './club-record-view.ts';

/** Returns how a club kept its word, for a person who may see it; null for its members. */
export async function clubRecordSection(
  db: Database,
  { club, asker }: ClubForAsker,
): Promise<PageSection | null> {
  if (isMember(asker)) return null;
  const record = shownRecord(await findClubRecord(db, club.id), club.memberCount);
  return { view: 'meetings/club-record', model: { record } };
}
