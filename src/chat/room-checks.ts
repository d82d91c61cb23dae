import { repeat } from '../platform/realtime/repeat.ts';
import type { CheckServices } from './check-services.ts';
import { closeFinishedRooms } from './close-finished-rooms.ts';
import { disconnectFormerMembers } from './disconnect-former-members.ts';
import { createPresenceUpkeep } from './presence-upkeep.ts';
import { sendHeads } from './send-heads.ts';

/**
 * Starts the regular checks of this process's rooms, which repair what lost broadcasts left.
 * Returns the function that stops them.
 */
export function startRoomChecks(services: CheckServices): () => void {
  const { presence, timing, lists, clock, log } = services;
  const upkeep = createPresenceUpkeep({
    ...services,
    onDeparture: ({ meetingId, userId }) =>
      lists.changed(meetingId, { kind: 'left', userId, at: clock.now().toISOString() }),
  });
  const stops = [
    repeat(timing.stateIntervalMs, () => closeFinishedRooms(services), log),
    repeat(timing.headIntervalMs, () => sendHeads(services), log),
    repeat(timing.memberIntervalMs, () => disconnectFormerMembers(services), log),
    repeat(presence.timing.renewIntervalMs, upkeep.renew, log),
    repeat(presence.timing.sweepIntervalMs, upkeep.sweep, log),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
