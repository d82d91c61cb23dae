import { editMeeting } from './edit-meeting.ts';
import type { EditResult } from './edit-result.ts';
import { findMeetingForAsker } from './meeting-for-asker-repository.ts';
import type { MeetingServices } from './services.ts';

/**
 * Postpones the end of a meeting to `until` and leaves the rest of the plan. Idempotent: an end
 * that is later already stays.
 */
export async function extendMeeting(
  services: MeetingServices,
  userId: number,
  { id, until }: { readonly id: number; readonly until: Date },
): Promise<EditResult> {
  const found = await findMeetingForAsker(services.db, id, userId);
  if (!found) return { ok: false, reason: 'not_found' };
  const { version, bookId, title, description, startsAt, endsAt, capacity } = found.meeting;
  const later = until > endsAt ? until : endsAt;
  const plan = { bookId, title, description, startsAt, endsAt: later, capacity };
  return editMeeting(services, userId, { id, version, ...plan });
}
