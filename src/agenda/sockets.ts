import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { Clock } from '../platform/clock.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { createAbsenceWatch } from './absence-watch.ts';
import { type AgendaRooms, createAgendaRooms } from './agenda-rooms.ts';
import { passAbsent } from './pass-absent.ts';

/** How late a room hears of a card that ended. Browsers go on to the next card by themselves. */
const checkEveryMs = 1_000;

interface AgendaSocketServices {
  readonly pool: pg.Pool;
  readonly db: TransactingDatabase;
  readonly clock: Clock;
  readonly log: Logger;
  readonly findPresent: (meetingId: number) => Promise<ReadonlySet<number>>;
}

/** Sends the agendas of meetings to their chat rooms, and passes on the turns of absent members. */
export function agendaSockets(
  chat: Namespace,
  services: AgendaSocketServices,
): Pick<AgendaRooms, 'announce'> & { stop(): void } {
  const rooms = createAgendaRooms(chat, services);
  const passOn = createAbsenceWatch({
    ...services,
    passOn: (turn) => passAbsent({ ...services, announce: rooms.announce }, turn),
  });
  return {
    announce: rooms.announce,
    stop: repeat(
      checkEveryMs,
      async function checkAgendas() {
        await passOn(await rooms.check());
      },
      services.log,
    ),
  };
}
