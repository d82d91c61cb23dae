import { koreanDateTime, seoulWallTime } from '../platform/korean-date.ts';
import type { QuickStart } from './quick-start-view.ts';

const weekMs = 7 * 24 * 60 * 60_000;
/** Weeks from the first possible start to each offered one. */
const offeredWeeks = [0, 1, 3];

/**
 * Returns starts on the weekday and at the time of an earlier meeting, from the week after it or
 * after now.
 */
export function startsLike(startsAt: Date, now: Date): QuickStart[] {
  const passed = Math.max(0, now.getTime() - startsAt.getTime());
  const firstAt = startsAt.getTime() + (Math.floor(passed / weekMs) + 1) * weekMs;
  return offeredWeeks.map((weeks) => {
    const at = new Date(firstAt + weeks * weekMs);
    return { label: koreanDateTime(at, now), value: seoulWallTime(at) };
  });
}
