import { hasBlocked } from '../accounts/index.ts';
import type { Database } from '../platform/db.ts';
import { declineApplication, isWaiting } from './application-repository.ts';
import { isFull } from './club.ts';
import { findClubForAsker, isKeptOut, lockClub } from './club-for-asker-repository.ts';
import { clubLimits } from './club-limits.ts';
import { inClubTransaction } from './club-turn.ts';
import type { NotFound } from './lock-club.ts';
import { countOpenClubs, findRole, insertMember, lockAccount } from './membership-repository.ts';
import { canManage, type ManageRefusal } from './policy.ts';
import type { ClubServices } from './services.ts';

export type DecideResult =
  | { readonly ok: true; readonly outcome: 'accepted' | 'declined' | 'was_member' }
  | { readonly ok: false; readonly reason: ManageRefusal | 'no_application' | 'full' | ApplicantRefusal }
  | NotFound;

type ApplicantRefusal = 'applicant_full' | 'applicant_blocked';

interface ApplicationDecision {
  readonly clubId: number;
  readonly userId: number;
  readonly accepts: boolean;
}

/** Accepts or declines an application. Locks the applicant's account and then the club. */
export const decideApplication = (
  { db, jitter, steps, announce }: ClubServices,
  byUserId: number,
  decision: ApplicationDecision,
): Promise<DecideResult> =>
  inClubTransaction({ db, jitter }, decision.clubId, async (tx) => {
    await lockAccount(tx, decision.userId);
    await lockClub(tx, decision.clubId);
    const result = await decide(tx, byUserId, decision);
    if (!result.ok || result.outcome === 'was_member') return result;
    const { clubId, userId } = decision;
    if (result.outcome === 'accepted') await steps?.joined(tx, clubId, userId);
    await announce?.(tx, { kind: `club_${result.outcome}`, clubId, toUserId: userId });
    return result;
  });

async function decide(
  tx: Database,
  byUserId: number,
  { clubId, userId, accepts }: ApplicationDecision,
): Promise<DecideResult> {
  const clubForAsker = await findClubForAsker(tx, clubId, byUserId);
  if (!clubForAsker) return { ok: false, reason: 'not_found' };
  const allowed = canManage(clubForAsker);
  if (!allowed.ok) return allowed;
  if ((await findRole(tx, clubId, userId)) !== null) return { ok: true, outcome: 'was_member' };
  if (!(await isWaiting(tx, clubId, userId))) return { ok: false, reason: 'no_application' };
  if (!accepts) {
    await declineApplication(tx, clubId, userId);
    return { ok: true, outcome: 'declined' };
  }
  if (await hasBlocked(tx, byUserId, userId)) return { ok: false, reason: 'applicant_blocked' };
  // A block of another leader stays private: the answer is one that applicants cause themselves.
  if (await isKeptOut(tx, clubId, userId)) return { ok: false, reason: 'applicant_full' };
  if (isFull(clubForAsker.club)) return { ok: false, reason: 'full' };
  if ((await countOpenClubs(tx, userId)).joined >= clubLimits.joined)
    return { ok: false, reason: 'applicant_full' };
  await insertMember(tx, clubId, userId);
  return { ok: true, outcome: 'accepted' };
}
