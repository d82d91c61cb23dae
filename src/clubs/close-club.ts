import { markClosed } from './club-repository.ts';
import { type NotFound, withLockedClub } from './lock-club.ts';
import { canLead, type LeadRefusal } from './policy.ts';
import type { ClubServices } from './services.ts';

export type CloseResult =
  | { readonly ok: true; readonly outcome: 'closed' | 'was_closed' }
  | { readonly ok: false; readonly reason: LeadRefusal }
  | NotFound;

/** Closes a club for good. Its members can still read its page. Idempotent for its leader. */
export const closeClub = (services: ClubServices, userId: number, clubId: number): Promise<CloseResult> =>
  withLockedClub<CloseResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canLead(clubForAsker);
    if (decision.ok) {
      await markClosed(tx, clubId);
      await services.steps?.closed(tx, clubId);
      await services.announce?.(tx, { kind: 'club_closed', clubId, byUserId: userId });
      return { ok: true, outcome: 'closed' };
    }
    return decision.reason === 'closed' ? { ok: true, outcome: 'was_closed' } : decision;
  });
