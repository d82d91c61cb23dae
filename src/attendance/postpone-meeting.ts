import { type EditResult, editMeeting, findMeetingForAsker } from '../meetings/index.ts';
import { refuse } from '../platform/decision.ts';
import type { PostponeInput } from './input.ts';
import { canPostpone, type PostponeRefusal } from './policy.ts';
import { findQuestion } from './question-repository.ts';
import { inState } from './roll.ts';
import { findRoll } from './roll-repository.ts';
import type { AttendanceServices } from './services.ts';

export type PostponeResult = EditResult | { readonly ok: false; readonly reason: PostponeRefusal };

/**
 * Moves a meeting with too few people to a later start and keeps its length. Members are told of
 * the change once, as of any other edit, and are asked again about the new start. A form that is
 * sent twice moves it once.
 */
export async function postponeMeeting(
  services: AttendanceServices,
  userId: number,
  { meetingId, startsAt, version }: PostponeInput & { readonly meetingId: number },
): Promise<PostponeResult> {
  const found = await findMeetingForAsker(services.db, meetingId, userId);
  if (!found) return refuse('not_found');
  const [question, roll] = await Promise.all([
    findQuestion(services.db, meetingId),
    findRoll(services.db, meetingId),
  ]);
  const decision = canPostpone(found, question, inState(roll, 'yes').length);
  const isMoved = decision.ok
    ? false
    : decision.reason === 'not_asked' && isAt(found.meeting.startsAt, startsAt);
  if (isMoved) return { ok: true, meeting: found.meeting, changed: [] };
  if (!decision.ok) return decision;
  const { bookId, title, description, capacity, startsAt: from, endsAt: until } = found.meeting;
  const endsAt = new Date(startsAt.getTime() + until.getTime() - from.getTime());
  return editMeeting(services, userId, {
    ...{ id: meetingId, version, bookId, title, description, capacity },
    startsAt,
    endsAt,
  });
}

/** Forms have minutes only. */
const isAt = (startsAt: Date, typed: Date) => Math.abs(startsAt.getTime() - typed.getTime()) < 60_000;
