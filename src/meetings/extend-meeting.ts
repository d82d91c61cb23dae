import { type EditResult, editMeeting } from './edit-meeting.ts';
import type { MeetingServices } from './services.ts';
import { findSight } from './sight-repository.ts';

/**
 * Postpones the end of a meeting to `until` and leaves the rest of the plan. Idempotent: an end
 * that is later already stays.
 */
export async function extendMeeting(
  services: MeetingServices,
  userId: number,
  { id, until }: { readonly id: number; readonly until: Date },
): Promise<EditResult> {
  const sight = await findSight(services.db, id, userId);
  if (!sight) return { ok: false, reason: 'not_found' };
  const { version, bookId, title, description, startsAt, endsAt, capacity } = sight.meeting;
  const later = until > endsAt ? until : endsAt;
  const plan = { bookId, title, description, startsAt, endsAt: later, capacity };
  return editMeeting(services, userId, { id, version, ...plan });
}
