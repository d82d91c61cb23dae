import { inTransaction } from '../platform/transaction.ts';
import type { ClubPlan } from './club.ts';
import { clubLimits } from './club-limits.ts';
import { findSame, insertClub } from './club-repository.ts';
import { hashAnswer } from './entry-answer.ts';
import { countOpenClubs, lockAccount } from './membership-repository.ts';
import type { ClubServices } from './services.ts';

export type OpenClubResult =
  | { readonly ok: true; readonly id: number }
  | { readonly ok: false; readonly reason: 'too_many_led' | 'too_many_joined' };

/**
 * Opens a club with its leader as the first member. The same plan sent twice within a minute gives
 * the same club.
 * @param plan.answer the answer to the question; null without one
 */
export async function openClub(
  { db, jitter }: ClubServices,
  leaderId: number,
  { answer, ...plan }: ClubPlan & { readonly answer: string | null },
): Promise<OpenClubResult> {
  const answerHash = answer === null ? null : await hashAnswer(answer);
  return inTransaction(
    db,
    async (tx): Promise<OpenClubResult> => {
      await lockAccount(tx, leaderId);
      const same = await findSame(tx, leaderId, plan);
      if (same) return { ok: true, id: same.id };
      const { led, joined } = await countOpenClubs(tx, leaderId);
      if (led >= clubLimits.led) return { ok: false, reason: 'too_many_led' };
      if (joined >= clubLimits.joined) return { ok: false, reason: 'too_many_joined' };
      return { ok: true, id: await insertClub(tx, leaderId, { ...plan, answerHash }) };
    },
    jitter,
  );
}
