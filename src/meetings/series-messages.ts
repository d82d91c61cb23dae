import { koreanDay } from '../platform/korean-date.ts';
import type { Meeting } from './meeting.ts';

export const seriesChanged =
  '이후 모임이 그사이 바뀌거나 취소됐어요. 다시 저장하면 지금 남아 있는 이후 모임을 모두 바꿔요.';

/** Puts the day of the later meeting that refuses, if there is one, before each message. */
export const ofLater = (
  messages: Readonly<Record<string, string>>,
  later: Meeting | undefined,
  now: Date,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(messages).map(([field, message]) => [
      field,
      later ? `${koreanDay(later.startsAt, now)} 모임은 바꿀 수 없어요. ${message}` : message,
    ]),
  );
