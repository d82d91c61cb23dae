import { type ClubForAsker, isMember, withLockedClub } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { type Duty, type DutyKey, isRotaOpen, type Rota } from './duty.ts';
import { findRota } from './find-rota.ts';
import { findRotaMeeting, lockMeeting } from './rota-repository.ts';
import type { RotaServices } from './services.ts';

/** Why a change of the rota is refused. */
export type RotaRefusal =
  | 'not_found'
  | 'not_member'
  | 'not_manager'
  | 'closed'
  | 'over'
  | 'task_off'
  | 'not_your_turn'
  | 'no_such_member';

export type RotaResult = { readonly ok: true } | { readonly ok: false; readonly reason: RotaRefusal };

interface LockedDuty {
  readonly clubForAsker: ClubForAsker;
  readonly rota: Rota;
  readonly duty: Duty;
}

/** Locks a meeting's club and then the meeting, and runs `change` with one of its duties. */
export async function withLockedDuty(
  services: RotaServices,
  { meetingId, task, userId }: DutyKey & { readonly userId: number },
  change: (tx: Database, locked: LockedDuty) => Promise<RotaResult>,
): Promise<RotaResult> {
  const found = await findRotaMeeting(services.db, meetingId);
  if (!found) return { ok: false, reason: 'not_found' };
  return withLockedClub<RotaResult>(services, { clubId: found.clubId, userId }, async (tx, clubForAsker) => {
    if (!isMember(clubForAsker.asker)) return { ok: false, reason: 'not_member' };
    if (clubForAsker.club.closedAt) return { ok: false, reason: 'closed' };
    await lockMeeting(tx, meetingId);
    const meeting = await findRotaMeeting(tx, meetingId);
    if (!meeting) return { ok: false, reason: 'not_found' };
    if (!isRotaOpen(meeting)) return { ok: false, reason: 'over' };
    const rota = await findRota(tx, meeting);
    const duty = rota.duties.find((one) => one.task === task);
    return duty ? change(tx, { clubForAsker, rota, duty }) : { ok: false, reason: 'task_off' };
  });
}
