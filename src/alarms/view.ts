import { changeWords } from '../../public/js/text/change-words.js';
import { koreanDateTime, koreanTime } from '../platform/korean-date.ts';
import type { Alarm } from './alarm.ts';

const whenOf = ({ startsAt }: Alarm, now: Date) => koreanDateTime(new Date(startsAt), now);

/**
 * The text of a Web Push. A device may be off until just before the start, so the service worker
 * (public/sw.js) adds the time that is left when it shows the text. The toast of a page has its own
 * copy of these texts (public/js/alarms/copy.js).
 */
export function webPushText(alarm: Alarm, now: Date): { title: string; body: string } {
  switch (alarm.kind) {
    case 'starting_soon':
      return {
        title:
          alarm.minutesLeft === 0
            ? '모임이 시작했어요'
            : `${koreanTime(new Date(alarm.startsAt))}에 모임이 시작해요`,
        body: alarm.title,
      };
    case 'meeting_changed':
      return {
        title: '모임이 바뀌었어요',
        body: changeWords(alarm, now.getTime()),
      };
    case 'meeting_cancelled':
      return { title: '모임이 취소되었어요', body: alarm.title };
    case 'seat_offered':
      return { title: '기다리던 자리가 났어요', body: `${alarm.title} · 모임 화면에서 답해 주세요` };
    case 'attendance_asked':
      return { title: '이번 모임에 올 수 있으세요?', body: `${alarm.title} · ${whenOf(alarm, now)}` };
    case 'note_asked':
      return { title: '모임 전에 짧은 글을 남겨 주세요', body: alarm.title };
    case 'mentioned':
      return { title: '대화방에서 누군가 나를 불렀어요', body: alarm.title };
  }
}
