import { repeat } from '../platform/realtime/repeat.ts';
import type { CheckServices } from './check-services.ts';
import { closeFinishedRooms } from './close-finished-rooms.ts';
import { disconnectFormerMembers } from './disconnect-former-members.ts';
import { createLeaderWatch } from './leader-watch.ts';
import { createPresenceUpkeep } from './presence-upkeep.ts';
import { findRoomStates } from './room-repository.ts';
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
  const watchLeaders = createLeaderWatch(lists);
  const checkStates = async () => {
    const meetingIds = services.connections.meetingIds();
    if (meetingIds.length === 0) return;
    const states = await findRoomStates(services.pool, meetingIds);
    closeFinishedRooms(services, meetingIds, states);
    watchLeaders(states);
  };
  const sendHeadsInDoubt = async () => {
    if (services.areBroadcastsInDoubt()) await sendHeads(services);
  };
  const stops = [
    repeat(timing.stateIntervalMs, checkStates, log),
    repeat(timing.headIntervalMs, () => sendHeads(services), log),
    repeat(timing.headIntervalMs / 5, sendHeadsInDoubt, log),
    repeat(timing.memberIntervalMs, () => disconnectFormerMembers(services), log),
    repeat(presence.timing.renewIntervalMs, upkeep.renew, log),
    repeat(presence.timing.sweepIntervalMs, upkeep.sweep, log),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
