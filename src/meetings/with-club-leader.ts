import {
  type ClubForAsker,
  canManage,
  findClubForAsker,
  findLeaderId,
  inClubTransaction,
  lockClub,
  type ManageRefusal,
} from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { lockAccount } from './activity-repository.ts';
import type { MeetingServices } from './services.ts';

interface LedClub {
  readonly clubForAsker: ClubForAsker;
  /** Leads the club, and so its new meetings. */
  readonly leaderId: number;
}

type ClubRefusal = { readonly ok: false; readonly reason: 'not_found' | ManageRefusal };

/** How often it tries. The club may be handed over before its leader is locked. */
const tries = 3;

/**
 * Locks the account of a club's leader and then the club, and runs `work` in the same transaction.
 * Refuses people who may open no meeting in the club.
 */
export async function withClubLeader<Result>(
  { db, jitter }: Pick<MeetingServices, 'db' | 'jitter'>,
  { clubId, userId }: { readonly clubId: number; readonly userId: number },
  work: (tx: Database, club: LedClub) => Promise<Result>,
): Promise<Result | ClubRefusal> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const leaderId = await findLeaderId(db, clubId);
    if (leaderId === null) return { ok: false, reason: 'not_found' };
    const result = await inClubTransaction(
      { db, jitter },
      clubId,
      async (tx): Promise<Result | ClubRefusal | 'leader_changed'> => {
        await lockAccount(tx, leaderId);
        await lockClub(tx, clubId);
        const clubForAsker = await findClubForAsker(tx, clubId, userId);
        if (!clubForAsker) return { ok: false, reason: 'not_found' };
        const decision = canManage(clubForAsker);
        if (!decision.ok) return decision;
        if ((await findLeaderId(tx, clubId)) !== leaderId) return 'leader_changed';
        return work(tx, { clubForAsker, leaderId });
      },
    );
    if (result !== 'leader_changed') return result;
  }
  throw new Error(`the leader of club ${clubId} changed too often`);
}
