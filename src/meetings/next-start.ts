import { rhythmOf, startAt } from '../../public/js/rhythm.js';
import { seoulWallTime } from '../platform/korean-date.ts';

/** The most steps that a proposal looks ahead: twenty years of weeks. */
const mostSteps = 1_040;

/**
 * Proposes the start of the next meeting, as a form holds it: the first one after now in the rhythm
 * of these meetings, or on the same weekday of the next month after a single one.
 *
 * @param starts of the last two meetings, or of one, in their order
 */
export function proposedStart(starts: readonly Date[], now: Date): string {
  const [before, last] = starts.map(seoulWallTime).slice(-2);
  const from = last ?? before ?? seoulWallTime(now);
  const rhythm = rhythmOf(last === undefined ? undefined : before, from);
  for (let step = 1; step < mostSteps; step += 1) {
    const proposed = startAt(from, rhythm, step);
    if (proposed > seoulWallTime(now)) return proposed;
  }
  return from;
}
