import type { Database } from '../platform/db.ts';
import { countWaiting, insertApplication } from './application-repository.ts';
import { recordWrongAnswer } from './attempt-repository.ts';
import { type CheckedAnswer, checkAnswer } from './check-answer.ts';
import { type ClubForAsker, isMember } from './club.ts';
import { findClubForAsker, lockClub } from './club-for-asker-repository.ts';
import { clubLimits } from './club-limits.ts';
import { findAnswerHash } from './club-repository.ts';
import { inClubTransaction } from './club-turn.ts';
import type { NotFound } from './lock-club.ts';
import { countOpenClubs, insertMember, lockAccount } from './membership-repository.ts';
import { canJoin, type JoinRefusal } from './policy.ts';
import type { ClubServices } from './services.ts';

export type JoinClubResult =
  | { readonly ok: true; readonly outcome: 'joined' | 'applied' | 'was_member' }
  | { readonly ok: false; readonly reason: JoinRefusal | AccountRefusal | 'no_answer' }
  | { readonly ok: false; readonly reason: 'wrong_answer'; readonly triesLeft: number }
  | NotFound;

type AccountRefusal = 'too_many_joined' | 'too_many_applications';

/** How often an answer is compared again when a leader changes it meanwhile. */
const tries = 3;

/**
 * Joins a club, answers its question, or applies, as its rule of entry asks. Idempotent. Locks the
 * account and then the club.
 * @param answer what the person typed; empty if the club asks nothing
 */
export async function joinClub(
  services: ClubServices,
  userId: number,
  { clubId, answer }: { readonly clubId: number; readonly answer: string },
): Promise<JoinClubResult> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const checked = await checkAnswer(services.db, { clubId, userId, answer });
    const result = await inClubTransaction(
      services,
      clubId,
      async (tx): Promise<JoinClubResult | 'answer_changed'> => {
        await lockAccount(tx, userId);
        await lockClub(tx, clubId);
        const clubForAsker = await findClubForAsker(tx, clubId, userId);
        if (!clubForAsker) return { ok: false, reason: 'not_found' };
        const entered = await enter(tx, services, { clubForAsker, userId, checked });
        if (entered !== 'answer_changed' && entered.ok && entered.outcome === 'joined')
          await services.steps?.joined(tx, clubId, userId);
        return entered;
      },
    );
    if (result !== 'answer_changed') return result;
  }
  return { ok: false, reason: 'no_answer' };
}

async function enter(
  tx: Database,
  services: ClubServices,
  {
    clubForAsker,
    userId,
    checked,
  }: { clubForAsker: ClubForAsker; userId: number; checked: CheckedAnswer | null },
): Promise<JoinClubResult | 'answer_changed'> {
  const { club, asker } = clubForAsker;
  if (isMember(asker)) return { ok: true, outcome: 'was_member' };
  const decision = canJoin(clubForAsker);
  if (!decision.ok) return decision;
  if ((await countOpenClubs(tx, userId)).joined >= clubLimits.joined)
    return { ok: false, reason: 'too_many_joined' };
  if (club.entry === 'approval') return apply(tx, services, clubForAsker, userId);
  if (club.entry === 'question') {
    if (!checked) return { ok: false, reason: 'no_answer' };
    if ((await findAnswerHash(tx, club.id)) !== checked.hash) return 'answer_changed';
    if (!checked.isRight) return countWrong(tx, club.id, userId);
  }
  await insertMember(tx, club.id, userId);
  return { ok: true, outcome: 'joined' };
}

async function apply(
  tx: Database,
  { announce }: ClubServices,
  { club, asker }: ClubForAsker,
  userId: number,
): Promise<JoinClubResult> {
  if (!asker?.appliedAt && (await countWaiting(tx, userId)) >= clubLimits.applications)
    return { ok: false, reason: 'too_many_applications' };
  const isNew = (await insertApplication(tx, club.id, userId)) > 0;
  if (isNew) await announce?.(tx, { kind: 'club_application', clubId: club.id });
  return { ok: true, outcome: 'applied' };
}

async function countWrong(tx: Database, clubId: number, userId: number): Promise<JoinClubResult> {
  const { wrongCount, lockedUntil } = await recordWrongAnswer(tx, clubId, userId);
  const triesLeft = lockedUntil ? 0 : clubLimits.wrongAnswers.most - wrongCount;
  return { ok: false, reason: 'wrong_answer', triesLeft };
}
