import type { Redis } from '../platform/redis.ts';
import { slotTag } from '../platform/redis-slots.ts';
import type { PresenceTiming } from './presence-timing.ts';
import { redisScript } from './redis-script.ts';
import type { Connection, Departure } from './room-connection.ts';
import { type SlotCall, slotCalls } from './slot-calls.ts';

/** The keys of a meeting, in the order that presence.lua expects. */
const roomKeys = ['room', 'conn', 'greeted', 'version', 'swept'] as const;
export type RoomKey = (typeof roomKeys)[number];

/** Changes the presence of meetings, each by one run of presence.lua. */
export function createRoomPresence(redis: Redis, prefix: string, timing: PresenceTiming) {
  const script = redisScript(redis, 'presence');
  const keyOf = (name: RoomKey, meetingId: number) => `${prefix}:${name}:${slotTag(redis, meetingId)}`;
  const keysOf = (meetingIds: readonly number[]) =>
    meetingIds.flatMap((id) => roomKeys.map((name) => keyOf(name, id)));
  /** The ids of the meetings that have leases, for the sweep. */
  const allRooms = `${prefix}:rooms`;
  const leasesOf = ({ items, placeOf }: SlotCall<Connection>) =>
    items.flatMap((one) => [placeOf(one), one.userId, one.connectionId]);
  const meetingOf = ({ meetingId }: Departure) => meetingId;

  /** Forgets meetings without leases. A lease that is written meanwhile puts its meeting back. */
  const forget = async (meetingIds: readonly number[]) => {
    if (meetingIds.length === 0) return;
    await redis.srem(allRooms, ...meetingIds);
    const counts = await Promise.all(meetingIds.map((id) => redis.zcard(keyOf('conn', id))));
    const back = meetingIds.filter((_id, i) => counts[i] !== 0);
    if (back.length > 0) await redis.sadd(allRooms, ...back);
  };

  return {
    keyOf,
    /** Writes or renews leases. @returns those whose people were offline */
    async join(connections: readonly Connection[]): Promise<Set<Connection>> {
      const calls = slotCalls(redis, connections, meetingOf);
      const answers = await Promise.all(
        calls.map(async (call) => {
          const isFirst = await script(keysOf(call.ids), 'join', timing.leaseMs, ...leasesOf(call));
          return call.items.filter((_one, i) => (isFirst as number[])[i] === 1);
        }),
      );
      // After the leases: a sweep that found none of them cannot take the meeting out again.
      const ids = calls.flatMap((call) => call.ids);
      if (ids.length > 0) await redis.sadd(allRooms, ...ids);
      return new Set(answers.flat());
    },
    async leave(connections: readonly Connection[]): Promise<void> {
      const calls = slotCalls(redis, connections, meetingOf);
      await Promise.all(
        calls.map((call) => script(keysOf(call.ids), 'leave', timing.graceMs, ...leasesOf(call))),
      );
    },
    /** @returns the person's connections in the meeting */
    evict: async ({ meetingId, userId }: Departure) =>
      (await script(keysOf([meetingId]), 'evict', userId)) as string[],
    greet: async ({ meetingId, userId }: Departure) =>
      void (await script(keysOf([meetingId]), 'greet', userId)),
    /** Leaves to the next sweep what one node of a cluster refused. Throws if all nodes refused. */
    async sweep(): Promise<Departure[]> {
      const meetingIds = (await redis.smembers(allRooms)).map(Number);
      const { sweepIntervalMs, renewIntervalMs } = timing;
      const times = [2 * sweepIntervalMs, Math.ceil(1.5 * renewIntervalMs)];
      const settled = await Promise.allSettled(
        slotCalls(redis, meetingIds, (id) => id).map(async ({ ids }) => {
          const [departed, empty] = (await script(keysOf(ids), 'sweep', ...times)) as [string[], number[]];
          await forget(empty.map((place) => ids[place - 1] as number));
          return inPairs(departed, ids);
        }),
      );
      const answered = settled.filter((one) => one.status === 'fulfilled');
      const [first] = settled;
      if (answered.length === 0 && first?.status === 'rejected') throw first.reason;
      return answered.flatMap(({ value }) => value);
    },
  };
}

const inPairs = (departed: readonly (string | number)[], meetingIds: readonly number[]): Departure[] =>
  Array.from({ length: departed.length / 2 }, (_, i) => ({
    meetingId: meetingIds[Number(departed[2 * i]) - 1] as number,
    userId: Number(departed[2 * i + 1]),
  }));
