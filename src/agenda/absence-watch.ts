import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { FoundAgenda } from './agenda-repository.ts';
import { currentTurn } from './change-turns.ts';

/**
 * Milliseconds that a member may be away during her turn, besides the grace of the presence. Longer
 * than her process needs to renew her presence after Redis lost it.
 */
const graceMs = 5_000;

interface AbsenceServices {
  readonly clock: Clock;
  readonly log: Logger;
  readonly findPresent: (meetingId: number) => Promise<ReadonlySet<number>>;
  readonly passOn: (turn: { readonly meetingId: number; readonly turnId: number }) => Promise<void>;
}

/**
 * Returns a function that passes on the turns of members who are not in the room. It is called
 * regularly, and passes on after a member was away in all calls of some seconds: presence is a
 * hint, and may be lost for a moment. A turn that cannot be passed on now, for example because its
 * meeting is locked, is tried again in the next call and keeps no other turn back.
 */
export function createAbsenceWatch({
  clock,
  log,
  findPresent,
  passOn,
}: AbsenceServices): (agendas: readonly FoundAgenda[]) => Promise<void> {
  const absentSinceMs = new Map<number, number>();

  return async (agendas) => {
    const running = new Set<number>();
    for (const { meetingId, agenda, times, now } of agendas) {
      const turn = currentTurn(agenda, times, now);
      if (!turn || turn.id === null) continue;
      running.add(turn.id);
      const isPresent = (await findPresent(meetingId)).has(turn.userId);
      const nowMs = clock.now().getTime();
      if (isPresent) absentSinceMs.delete(turn.id);
      else if (!absentSinceMs.has(turn.id)) absentSinceMs.set(turn.id, nowMs);
      else if (nowMs - (absentSinceMs.get(turn.id) ?? nowMs) >= graceMs)
        await passOn({ meetingId, turnId: turn.id }).catch((err) =>
          log.warn({ err, meetingId }, 'the turn of an absent member was not passed on'),
        );
    }
    for (const turnId of absentSinceMs.keys()) if (!running.has(turnId)) absentSinceMs.delete(turnId);
  };
}
