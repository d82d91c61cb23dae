import { type MeetingForAsker, phaseOf } from '../meetings/index.ts';
import type { PageSection } from '../platform/http/render.ts';
import { canSeeTalk } from './policy.ts';

/** Returns the link to how a running talk is shared, for leaders; null for others. */
export function talkSection(found: MeetingForAsker): PageSection | null {
  const { meeting, now } = found;
  if (phaseOf(meeting, now) !== 'live' || !canSeeTalk(found).ok) return null;
  return { view: 'talk/partials/meeting', model: { href: `/meetings/${meeting.id}/talk` } };
}
