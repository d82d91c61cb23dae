import { type MeetingAndAsker, phaseOf } from '../../meetings/index.ts';
import type { Database } from '../../platform/db.ts';
import type { PageSection } from '../../platform/http/render.ts';
import { isOpen } from './card.ts';
import { findCards } from './received-card-repository.ts';

/**
 * Returns the line of a room without scripts that leads a member to her open question cards; null
 * without one. It does not count as having seen them.
 */
export async function openCardsSection(
  db: Database,
  { meeting, asker, now }: MeetingAndAsker,
): Promise<PageSection | null> {
  if (!asker?.isMember || phaseOf(meeting, now) !== 'live') return null;
  const cards = await findCards(db, { meetingId: meeting.id, userId: asker.userId });
  const model = { href: `/meetings/${meeting.id}/question-cards` };
  return cards.some(isOpen) ? { view: 'talk/partials/open-cards', model } : null;
}
