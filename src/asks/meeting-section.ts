import { type MeetingForAsker, mayLead } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { countsOf, titleOf } from './line-view.ts';
import { findOpenOfMeeting } from './open-ask-repository.ts';

/**
 * For the leader of a meeting: links to the lists of members who have not answered its open asks.
 * Null for other people, and while no ask is open.
 */
export async function meetingAsksSection(
  db: Database,
  { meeting, asker }: Pick<MeetingForAsker, 'meeting' | 'asker'>,
): Promise<PageSection | null> {
  if (meeting.cancelledAt || !mayLead(meeting, asker)) return null;
  const asks = await findOpenOfMeeting(db, meeting.id);
  if (asks.length === 0) return null;
  const lines = asks.map((ask) => ({
    title: titleOf({ ...ask, meetingTitle: null }),
    href: `/asks/${ask.id}`,
    counts: countsOf(ask),
  }));
  return { view: 'asks/partials/led', model: { lines } };
}
