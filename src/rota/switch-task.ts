import { canManage, withLockedClub } from '../clubs/index.ts';
import type { RotaResult } from './locked-duty.ts';
import type { RotaServices } from './services.ts';
import type { Task } from './task.ts';

/** Says whether a club uses a task. Duties stay, and are shown again when it is switched on. */
export const switchTask = (
  services: RotaServices,
  userId: number,
  { clubId, task, isUsed }: { readonly clubId: number; readonly task: Task; readonly isUsed: boolean },
): Promise<RotaResult> =>
  withLockedClub<RotaResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    if (isUsed) await tx.clubTaskOff.deleteMany({ where: { clubId, task } });
    else await tx.clubTaskOff.createMany({ data: { clubId, task }, skipDuplicates: true });
    return { ok: true };
  });
