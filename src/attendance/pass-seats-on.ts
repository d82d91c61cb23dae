import { announce, freeSeat, type NotFound, withLockedMeeting } from '../meetings/index.ts';
import { countOfferable, settleSeats } from '../seats/index.ts';
import { canPassOn, type PassOnRefusal } from './policy.ts';
import { findQuestion } from './question-repository.ts';
import { silentByTurn } from './roll.ts';
import { findRoll } from './roll-repository.ts';
import type { AttendanceServices } from './services.ts';

export type PassOnResult =
  | { readonly ok: true; readonly userIds: readonly number[] }
  | { readonly ok: false; readonly reason: PassOnRefusal | 'nobody_waits' | 'nobody_silent' }
  | NotFound;

/**
 * Offers seats of members who have not answered to people who wait: as many as may take
 * one and as the leader was shown, of those who joined last. Each of the members is told once. The
 * other ones keep their seats.
 */
export async function passSeatsOn(
  services: AttendanceServices,
  userId: number,
  { meetingId, mostSeats }: { readonly meetingId: number; readonly mostSeats: number },
): Promise<PassOnResult> {
  const result = await withLockedMeeting<PassOnResult>(services, { meetingId, userId }, async (tx, found) => {
    const decision = canPassOn(found, await findQuestion(tx, meetingId));
    if (!decision.ok) return decision;
    const waiting = await countOfferable(tx, meetingId);
    if (waiting === 0) return { ok: false, reason: 'nobody_waits' };
    const silent = silentByTurn(await findRoll(tx, meetingId));
    if (silent.length === 0) return { ok: false, reason: 'nobody_silent' };
    const userIds = silent.slice(0, Math.min(waiting, mostSeats)).map((member) => member.userId);
    for (const silentId of userIds) await freeSeat(tx, meetingId, silentId);
    await services.announceToMembers?.(tx, { kind: 'seat_passed_on', meetingId, toUserIds: userIds });
    await settleSeats(tx, meetingId, found.now);
    return { ok: true, userIds };
  });
  if (result.ok)
    for (const leftId of result.userIds)
      await announce(services, (announcer) => announcer.left(meetingId, leftId));
  return result;
}
