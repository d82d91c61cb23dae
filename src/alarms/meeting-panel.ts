import type { Sight } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { findDeliveries } from './delivery-repository.ts';
import { isMutedBy } from './mute-repository.ts';
import { type MeetingPanel, meetingPanelView } from './panel-view.ts';
import { isReminded } from './reminder-repository.ts';

/** The alarm section of a meeting's page, for a member; null for other people. */
export async function meetingPanel(db: Database, sight: Sight): Promise<MeetingPanel | null> {
  const { meeting, asker } = sight;
  if (!asker?.isMember) return null;
  const isLeader = asker.userId === meeting.leaderId;
  const [isMuted, deliveries, reminded] = await Promise.all([
    isMutedBy(db, meeting.id, asker.userId),
    isLeader ? findDeliveries(db, meeting.id) : null,
    isLeader ? isReminded(db, meeting.id, meeting.startsAt) : false,
  ]);
  return meetingPanelView(sight, { isMuted, deliveries, isReminded: reminded });
}
