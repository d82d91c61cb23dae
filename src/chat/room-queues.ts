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
  const queues = new Map<number, (input: In) => Promise<Out>>();
  const createQueue = (meetingId: number) => {
    const forget = () => queues.delete(meetingId);
    const queue = createBatch((inputs: In[]) => work(meetingId, inputs), size, forget);
    queues.set(meetingId, queue);
    return queue;
  };
  return (meetingId, input) => (queues.get(meetingId) ?? createQueue(meetingId))(input);
}
