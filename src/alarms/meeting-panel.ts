import type { Sight } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { findLedger, isMutedBy, isReminded } from './delivery-repository.ts';
import { type MeetingPanel, meetingPanelView } from './panel-view.ts';

/** What a meeting's page says of its alarms to one of its members; null to others. */
export async function meetingPanel(db: Database, sight: Sight): Promise<MeetingPanel | null> {
  const { meeting, asker } = sight;
  if (!asker?.isMember) return null;
  const isLeader = asker.userId === meeting.leaderId;
  const [isMuted, ledger, reminded] = await Promise.all([
    isMutedBy(db, meeting.id, asker.userId),
    isLeader ? findLedger(db, meeting.id) : null,
    isLeader ? isReminded(db, meeting.id, meeting.startsAt) : false,
  ]);
  return meetingPanelView(sight, { isMuted, ledger, isReminded: reminded });
}
