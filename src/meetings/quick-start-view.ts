import { seoulWallTime } from '../platform/korean-date.ts';
import { dateIn } from './form-times.ts';

const saturday = 6;

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
