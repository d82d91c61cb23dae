import { createBatch } from '../platform/realtime/batch.ts';

/**
 * Returns a function that collects calls for each room while `work` runs for that room, and passes
 * them on together, at most `size` in one run. So a process never waits for its own lock on the
 * room's row. A room without calls is forgotten.
 */
export function createRoomQueues<In, Out>(
  work: (meetingId: number, inputs: readonly In[]) => Promise<Out[]>,
  size: number,
): (meetingId: number, input: In) => Promise<Out> {
  const rooms = new Map<number, { readonly run: (input: In) => Promise<Out>; waiting: number }>();
  const roomOf = (meetingId: number) => {
    const known = rooms.get(meetingId);
    if (known) return known;
    const room = { run: createBatch((inputs: In[]) => work(meetingId, inputs), size), waiting: 0 };
    rooms.set(meetingId, room);
    return room;
  };
  return async (meetingId, input) => {
    const room = roomOf(meetingId);
    room.waiting += 1;
    try {
      return await room.run(input);
    } finally {
      room.waiting -= 1;
      if (room.waiting === 0) rooms.delete(meetingId);
    }
  };
}
