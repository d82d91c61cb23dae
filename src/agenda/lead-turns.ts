import { findSpeakers } from '../meetings/index.ts';
import { currentTurn, endTurn, startTurns, stopTurns } from './change-turns.ts';
import { type AgendaKey, type AgendaResult, changeAgenda, leadAgenda } from './lead-agenda.ts';
import { canLeadTalk, canRun } from './policy.ts';
import type { AgendaServices, TurnServices } from './services.ts';

/** Draws the order of the members in the room, and begins the first turn. */
export async function beginTurns(
  services: TurnServices,
  { seconds, ...key }: AgendaKey & { readonly seconds: number },
): Promise<AgendaResult> {
  const inRoom = await services.findPresent(key.meetingId);
  return leadAgenda(services, key, async ({ agenda, now }, tx) => {
    const present = await findSpeakers(tx, key.meetingId, inRoom);
    return startTurns(agenda, now, { present, seconds, random: services.random });
  });
}

/** Ends a round before its time. Idempotent. */
export const endTurns = (services: AgendaServices, key: AgendaKey): Promise<AgendaResult> =>
  leadAgenda(services, key, ({ agenda }) => ({
    ok: true,
    agenda: agenda.turnsStartedAt ? stopTurns(agenda) : agenda,
  }));

/**
 * Ends the turn that runs. The member whose turn it is passes, and is asked once more at the end;
 * somebody who leads skips it for good.
 */
export const passTurn = (
  services: AgendaServices,
  { turnId, ...key }: AgendaKey & { readonly turnId?: number | undefined },
): Promise<AgendaResult> =>
  changeAgenda(services, key, ({ agenda, times, now }, meetingForAsker) => {
    const running = canRun(meetingForAsker);
    if (!running.ok) return running;
    const isHers = currentTurn(agenda, times, now)?.userId === key.userId && meetingForAsker.asker?.isMember;
    if (!isHers) {
      const decision = canLeadTalk(meetingForAsker);
      if (!decision.ok) return decision.reason === 'over' ? decision : { ok: false, reason: 'not_your_turn' };
    }
    return endTurn(agenda, times, now, { turnId, isAskedAgain: isHers === true });
  });
