import type { DutyKey } from './duty.ts';
import { deleteDuty, hasDeclined, insertDecline, storeDuty } from './duty-repository.ts';
import { type RotaResult, withLockedDuty } from './locked-duty.ts';
import type { RotaServices } from './services.ts';

/**
 * Gives a task to the member whose turn it is. If all have passed it on, any of them may take it.
 * Idempotent. The lock of the meeting decides concurrent answers.
 */
export const acceptTurn = (services: RotaServices, userId: number, turn: DutyKey): Promise<RotaResult> =>
  withLockedDuty(services, { ...turn, userId }, async (tx, { rota, duty }) => {
    if (duty.taken?.userId === userId) return { ok: true };
    const isLeft = !duty.taken && !duty.proposed && !duty.isEarly;
    const mayTake = duty.proposed?.userId === userId || (isLeft && rota.seated.includes(userId));
    const isStored = mayTake && (await storeDuty(tx, turn, { userId, setBy: null }));
    return isStored ? { ok: true } : { ok: false, reason: 'not_your_turn' };
  });

/** Passes a turn, or a task that the member had taken, on to the next member. Idempotent. */
export const declineTurn = (services: RotaServices, userId: number, turn: DutyKey): Promise<RotaResult> =>
  withLockedDuty(services, { ...turn, userId }, async (tx, { duty }) => {
    const isHers = duty.taken?.userId === userId || duty.proposed?.userId === userId;
    if (!isHers)
      return (await hasDeclined(tx, turn, userId)) ? { ok: true } : { ok: false, reason: 'not_your_turn' };
    if (duty.taken) await deleteDuty(tx, turn);
    await insertDecline(tx, turn, userId);
    return { ok: true };
  });
