import { markLeft } from '../accounts/index.ts';
import { leaveAllClubs } from '../clubs/index.ts';
import { leaveAllMeetings } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { LeavingChoices } from './choices.ts';
import { insertLeaving } from './leaving-repository.ts';
import { findLed, isDecided, type Undecided, undecided } from './led.ts';
import { lockParticipation } from './lock-participation.ts';
import type { LeaveServices } from './services.ts';

export type LeaveResult = { readonly ok: true } | { readonly ok: false; readonly undecided: Undecided };

/**
 * Closes an account and ends everything that the person takes part in, in one transaction. Nothing
 * changes while something that she leads is undecided. Idempotent. The worker erases what is left;
 * the caller ends her sessions.
 */
export const leave = (
  services: LeaveServices,
  userId: number,
  choices: LeavingChoices,
): Promise<LeaveResult> =>
  inTransaction(services.db, async (tx): Promise<LeaveResult> => {
    if (!(await lockParticipation(tx, userId))) return { ok: true };
    const open = undecided(await findLed(tx, userId), choices);
    if (!isDecided(open)) return { ok: false, undecided: open };
    await endParticipation(services, tx, { userId, heirs: choices.heirs });
    await markLeft(tx, userId);
    await insertLeaving(tx, userId);
    return { ok: true };
  });

/** Ends memberships, seats, addresses and push of a locked account. Idempotent. */
export async function endParticipation(
  { clubs, meetings, log, tellHeir, endings }: LeaveServices,
  tx: Database,
  { userId, heirs }: { readonly userId: number; readonly heirs: ReadonlyMap<number, number> },
): Promise<void> {
  await leaveAllClubs(clubs, tx, userId);
  const given = await leaveAllMeetings({ ...meetings, log }, tx, { userId, heirs });
  for (const meeting of given) await tellHeir(tx, meeting);
  for (const end of endings) await end(tx, userId);
}
