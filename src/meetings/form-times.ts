import { fromSeoulWallTime, koreanDateTime, koreanDuration, seoulWallTime } from '../platform/korean-date.ts';

const day = 24 * 60 * 60_000;

/** The date in Seoul `days` days from now, `YYYY-MM-DD`. */
export const dateIn = (days: number, now: Date) =>
  seoulWallTime(new Date(now.getTime() + days * day)).slice(0, 10);

/** Suggests tomorrow evening in Seoul, for an hour and a half. */
export function suggestedTimes(now: Date) {
  const date = dateIn(1, now);
  return { startsAt: `${date}T20:00`, endsAt: `${date}T21:30` };
}

/**
 * Returns the times of a form in words ("11월 24일(화) 오후 8:00"), because browsers show them in
 * various orders. Empty for an invalid time.
 */
export function timeReadings(values: Readonly<Record<string, string>>, now: Date) {
  const [start, end] = [fromSeoulWallTime(values.startsAt ?? ''), fromSeoulWallTime(values.endsAt ?? '')];
  const length = start && end ? end.getTime() - start.getTime() : 0;
  return {
    startsAt: start ? koreanDateTime(start, now) : '',
    endsAt: end ? koreanDateTime(end, now) + (length > 0 ? ` · ${koreanDuration(length)}` : '') : '',
  };
}
