import { deleteAccount, insertFormerMember } from '../accounts/index.ts';
import { inTransaction } from '../platform/transaction.ts';
import { endParticipation } from './leave.ts';
import { claimLeaving, forgetMovedMember, renewLease } from './leaving-repository.ts';
import { lockParticipation } from './lock-participation.ts';
import { sendGoodbye } from './send-goodbye.ts';
import type { EraseServices } from './services.ts';

/**
 * Erases the accounts whose owners left, one after another. Each step is idempotent: after a crash
 * another worker begins again when the lease has ended. @returns how many accounts it erased
 */
export async function eraseLeavers(services: EraseServices): Promise<number> {
  for (let erased = 0; ; erased += 1) {
    const userId = await claimLeaving(services.pool);
    if (userId === null) return erased;
    await erase(services, userId);
    services.log.info('an account was erased');
  }
}

async function erase(services: EraseServices, userId: number): Promise<void> {
  const { db, pool } = services;
  const stillErasing = () => renewLease(pool, userId);
  await insertFormerMember(db);
  // A request that was under way when she left may have stored something since.
  await inTransaction(db, async (tx) => {
    await lockParticipation(tx, userId);
    await endParticipation(services, tx, { userId, heirs: new Map() });
  });
  // An account that was closed by `account:close` left without telling anybody.
  await services.tellOfLeaving(userId);
  for (const eraser of services.erasers) {
    await eraser(userId, stillErasing);
    await stillErasing();
  }
  await forgetMovedMember(pool, userId);
  await sendGoodbye(services, userId);
  await deleteAccount(db, userId);
}
