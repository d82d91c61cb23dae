const hour = 60 * 60_000;
const minute = 60_000;

/**
 * Returns when a poll closes if nobody says otherwise: after three days, or a day before its first
 * date if that is earlier, and of a poll for tomorrow halfway.
 */
export function defaultClose(now: Date, first: Date): Date {
  const dayBefore = Math.min(now.getTime() + 72 * hour, first.getTime() - 24 * hour);
  const halfway = (now.getTime() + first.getTime()) / 2;
  const at = dayBefore < now.getTime() + hour ? halfway : dayBefore;
  return new Date(Math.ceil(at / minute) * minute);
}
