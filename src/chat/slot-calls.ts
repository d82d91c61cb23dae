import type { Redis } from '../platform/redis.ts';
import { groupBySlot } from '../platform/redis-slots.ts';

/** Items whose keys one script may use, with each key once. */
export interface SlotCall<T> {
  readonly items: readonly T[];
  readonly ids: readonly number[];
  /** The place of an item's id among `ids`, from 1. */
  placeOf(item: T): number;
}

/** Splits items by meeting or person into calls: one call on one server, one each on a cluster. */
export function slotCalls<T>(redis: Redis, items: readonly T[], idOf: (item: T) => number): SlotCall<T>[] {
  return groupBySlot(redis, items, idOf).map((group) => {
    const places = new Map<number, number>();
    for (const item of group) if (!places.has(idOf(item))) places.set(idOf(item), places.size + 1);
    return { items: group, ids: [...places.keys()], placeOf: (item) => places.get(idOf(item)) ?? 0 };
  });
}
