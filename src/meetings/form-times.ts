import { fromSeoulWallTime, koreanDateTime, koreanDuration, seoulWallTime } from '../platform/korean-date.ts';

const day = 24 * 60 * 60_000;
const saturday = 6;

/** The date in Seoul `days` days from now, `YYYY-MM-DD`. */
const dateIn = (days: number, now: Date) => seoulWallTime(new Date(now.getTime() + days * day)).slice(0, 10);

/** Suggests tomorrow evening in Seoul, for an hour and a half. */
export function suggestedTimes(now: Date) {
  const date = dateIn(1, now);
  return { startsAt: `${date}T20:00`, endsAt: `${date}T21:30` };
}

export interface QuickStart {
  readonly label: string;
  /** `YYYY-MM-DDTHH:mm` in Seoul. */
  readonly value: string;
}

/** Common start times, which need one tap instead of a phone's date picker. */
export function quickStarts(now: Date): QuickStart[] {
  const weekday = new Date(`${dateIn(0, now)}T00:00Z`).getUTCDay();
  const choices = [
    { label: '오늘 저녁 8시', value: `${dateIn(0, now)}T20:00` },
    { label: '내일 저녁 8시', value: `${dateIn(1, now)}T20:00` },
    weekday === saturday
      ? { label: '다음 토요일 오후 2시', value: `${dateIn(7, now)}T14:00` }
      : { label: '이번 토요일 오후 2시', value: `${dateIn(saturday - weekday, now)}T14:00` },
  ];
  return choices.filter(({ value }) => value > seoulWallTime(now));
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
