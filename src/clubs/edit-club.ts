import type { ClubPlan } from './club.ts';
import { findAnswerHash, updateClub } from './club-repository.ts';
import { hashAnswer } from './entry-answer.ts';
import { type NotFound, withLockedClub } from './lock-club.ts';
import { canManage, fitsMembers, type ManageRefusal } from './policy.ts';
import type { ClubServices } from './services.ts';

export type EditClubResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: ManageRefusal | 'old_version' | 'below_members' | 'no_answer' }
  | NotFound;

interface ClubEdit extends ClubPlan {
  readonly id: number;
  readonly version: number;
  /** The new answer to the question; null keeps the stored one. */
  readonly answer: string | null;
}

/** Stores a plan if the club still has the version that its editor saw. */
export async function editClub(
  services: ClubServices,
  userId: number,
  { id, version, answer, ...plan }: ClubEdit,
): Promise<EditClubResult> {
  const newHash = answer === null ? undefined : await hashAnswer(answer);
  return withLockedClub<EditClubResult>(services, { clubId: id, userId }, async (tx, clubForAsker) => {
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    if (clubForAsker.club.version !== version) return { ok: false, reason: 'old_version' };
    if (!fitsMembers(clubForAsker.club, plan.capacity)) return { ok: false, reason: 'below_members' };
    const asks = plan.entry === 'question';
    if (asks && newHash === undefined && (await findAnswerHash(tx, id)) === null)
      return { ok: false, reason: 'no_answer' };
    await updateClub(tx, id, { ...plan, answerHash: asks ? newHash : null });
    const capacity = { from: clubForAsker.club.capacity, to: plan.capacity };
    if (capacity.from !== capacity.to) await services.steps?.resized(tx, id, capacity);
    return { ok: true };
  });
}
