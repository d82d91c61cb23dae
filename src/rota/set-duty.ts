import { canManage } from '../clubs/index.ts';
import type { DutyKey } from './duty.ts';
import { deleteDuty, storeDuty } from './duty-repository.ts';
import { type RotaResult, withLockedDuty } from './locked-duty.ts';
import type { RotaServices } from './services.ts';

/**
 * Gives a task to a member by hand, also to one who passed it on. With `userId` null the rota
 * decides again. Leaders only.
 */
export const setDuty = (
  services: RotaServices,
  byUserId: number,
  { userId, ...key }: DutyKey & { readonly userId: number | null },
): Promise<RotaResult> =>
  withLockedDuty(services, { ...key, userId: byUserId }, async (tx, { clubForAsker, rota }) => {
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    if (userId === null) {
      await deleteDuty(tx, key);
      return { ok: true };
    }
    const isSeated = rota.seated.includes(userId);
    const isStored = isSeated && (await storeDuty(tx, key, { userId, setBy: byUserId }));
    return isStored ? { ok: true } : { ok: false, reason: 'no_such_member' };
  });
