import type { Pool } from 'pg';
import { type MeetingForAsker, mayLead } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { isMutedBy } from './meeting-mute-repository.ts';
import { isReminded } from './meeting-reminder-repository.ts';
import { findDeliveries } from './notification-delivery-repository.ts';
import { type MeetingPanel, meetingPanelView } from './panel-view.ts';

/** The alarm section of a meeting's page, for a member; null for other people. */
export async function meetingPanel(
  { db, pool }: { readonly db: Database; readonly pool: Pool },
  meetingForAsker: MeetingForAsker,
  { mayBeMuted }: { readonly mayBeMuted: boolean },
): Promise<MeetingPanel | null> {
  const { meeting, asker } = meetingForAsker;
  if (!asker?.isMember) return null;
  const leads = mayLead(meeting, asker);
  const [isMuted, deliveries, reminded] = await Promise.all([
    mayBeMuted ? isMutedBy(pool, meeting.id, asker.userId) : false,
    leads ? findDeliveries(db, meeting.id) : null,
    leads ? isReminded(db, meeting.id, meeting.startsAt) : false,
  ]);
  return meetingPanelView(meetingForAsker, { isMuted, deliveries, isReminded: reminded });
}
