import type { RoomLists } from './room-lists.ts';
import type { RoomState } from './room-repository.ts';

/**
 * Returns a function that takes the states of all rooms of this process, and sends the new list of
 * people to rooms whose leader changed since the last call, and to rooms that are new. The
 * announcement may have been lost.
 */
export function createLeaderWatch(
  lists: Pick<RoomLists, 'changed'>,
): (states: readonly Pick<RoomState, 'meetingId' | 'leaderId'>[]) => void {
  let leaders = new Map<number, number>();
  return (states) => {
    for (const { meetingId, leaderId } of states) {
      if (leaders.get(meetingId) !== leaderId) lists.changed(meetingId);
    }
    leaders = new Map(states.map(({ meetingId, leaderId }) => [meetingId, leaderId]));
  };
}
