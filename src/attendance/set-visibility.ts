import { findMeetingForAsker } from '../meetings/index.ts';
import { refuse } from '../platform/decision.ts';
import { canHide, type HideRefusal } from './policy.ts';
import type { AttendanceServices } from './services.ts';
import { saveHidden } from './visibility-repository.ts';

export type VisibilityResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: HideRefusal | 'not_found' };

/** Hides from other members that a member came to a meeting, or shows it again. Idempotent. */
export async function setVisibility(
  { db }: Pick<AttendanceServices, 'db'>,
  userId: number,
  { meetingId, isHidden }: { readonly meetingId: number; readonly isHidden: boolean },
): Promise<VisibilityResult> {
  const found = await findMeetingForAsker(db, meetingId, userId);
  if (!found) return refuse('not_found');
  const decision = canHide(found);
  if (decision.ok) await saveHidden(db, { meetingId, userId }, isHidden);
  return decision;
}
