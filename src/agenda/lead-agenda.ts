import { type MeetingForAsker, withLockedMeeting } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { afterCommit } from '../platform/transaction.ts';
import type { Agenda } from './agenda.ts';
import { type FoundAgenda, findAgenda } from './agenda-repository.ts';
import type { CardRefusal } from './change-cards.ts';
import type { TurnRefusal } from './change-turns.ts';
import type { CardDraft } from './plan-cards.ts';
import { canLeadTalk, canRun, type LeadRefusal } from './policy.ts';
import type { AgendaServices } from './services.ts';
import { storeAgenda } from './store-agenda.ts';

/** Why a change of an agenda is refused. */
export type AgendaRefusal =
  | LeadRefusal
  | CardRefusal
  | TurnRefusal
  | 'not_begun'
  | 'not_found'
  | 'old_revision'
  | 'other_cards'
  | 'not_your_turn'
  | 'too_many_cards';

export type AgendaResult = { readonly ok: true } | { readonly ok: false; readonly reason: AgendaRefusal };

export type Changed =
  | { readonly ok: true; readonly agenda: Agenda; readonly added?: readonly CardDraft[] }
  | { readonly ok: false; readonly reason: AgendaRefusal };

/** A person and the agenda that she changes. */
export interface AgendaKey {
  readonly meetingId: number;
  readonly userId: number;
  /** The revision that she saw; not compared if not given. */
  readonly revision?: number | undefined;
}

/**
 * Changes the agenda of a meeting that runs, for somebody who leads its talk. Changes of one
 * meeting happen one after another.
 */
export const leadAgenda = (
  services: AgendaServices,
  key: AgendaKey,
  change: (found: FoundAgenda, tx: Database) => Changed | Promise<Changed>,
): Promise<AgendaResult> =>
  changeAgenda(services, key, (found, meetingForAsker, tx) => {
    const decision = canLeadTalk(meetingForAsker);
    if (!decision.ok) return decision;
    const running = canRun(meetingForAsker);
    return running.ok ? change(found, tx) : running;
  });

/** Locks a meeting, changes its agenda and announces that after the commit. */
export const changeAgenda = (
  services: AgendaServices,
  { meetingId, userId, revision }: AgendaKey,
  change: (found: FoundAgenda, meetingForAsker: MeetingForAsker, tx: Database) => Changed | Promise<Changed>,
): Promise<AgendaResult> =>
  withLockedMeeting<AgendaResult>(services, { meetingId, userId }, async (tx, meetingForAsker) => {
    const found = await findAgenda(tx, meetingId);
    if (!found) return { ok: false, reason: 'not_found' };
    const isOld = revision !== undefined && revision !== found.agenda.revision;
    // The time of the transaction is from before the lock.
    const seen = { ...meetingForAsker, now: found.now };
    const changed = await change(found, seen, tx);
    if (!changed.ok) return changed;
    if (isOld) return { ok: false, reason: 'old_revision' };
    const { agenda, added } = changed;
    if (agenda === found.agenda && !added) return { ok: true };
    await storeAgenda(tx, meetingId, { before: found.agenda, after: agenda, ...(added && { added }) });
    afterCommit(tx, () => services.announce(meetingId));
    return { ok: true };
  });
