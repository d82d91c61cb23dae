import { changeWords } from '../text/change-words.js';
import { durationWords } from '../text/korean-time.js';

/** @import { Alarm } from './protocol.js' */

/**
 * Everything that alarms say in Korean. A device that shows them without a page says the same
 * (src/alarms/view.ts).
 */

/**
 * @param {Alarm} alarm
 * @param {number} minutesLeft by now
 * @param {number} now milliseconds since 1970
 */
export function toastText(alarm, minutesLeft, now) {
  const { kind, title } = alarm;
  if (kind === 'meeting_changed') return changeWords(alarm, now);
  if (kind === 'meeting_cancelled') return `‘${title}’ 모임이 취소되었어요.`;
  if (kind === 'seat_offered') return `‘${title}’ 모임에 기다리던 자리가 났어요.`;
  if (kind === 'attendance_asked') return `‘${title}’ 모임에 올 수 있으세요?`;
  if (kind === 'note_asked') return `‘${title}’ 모임 전에 짧은 글을 남겨 주세요.`;
  if (kind === 'mentioned') return `‘${title}’ 모임의 대화방에서 누군가 나를 불렀어요.`;
  return minutesLeft > 0
    ? `‘${title}’ 모임이 ${durationWords(minutesLeft * 60_000)} 뒤에 시작해요.`
    : `‘${title}’ 모임이 시작했어요.`;
}

/** @param {Alarm} alarm */
export const linkText = ({ kind }) =>
  kind === 'starting_soon' || kind === 'mentioned' ? '대화방으로 가기' : '모임 보기';

export const talkText = {
  /** @param {string} title */
  heard: (title) => `‘${title}’ 모임에서 이야기하고 있어요.`,
  muted: '이 모임의 알림을 껐어요. 모임 페이지에서 다시 켤 수 있어요.',
  failed: '알림을 끄지 못했어요. 모임 페이지에서 다시 해 주세요.',
};

/** @param {number} count */
export const badgeText = (count) => (count > 99 ? '99+' : String(count));

export const unreadWords = '개 안 읽음';

export const pushText = {
  unsupported: '이 브라우저는 사이트를 닫아 둔 동안의 알림을 받을 수 없어요.',
  denied: '브라우저에서 이 사이트의 알림이 막혀 있어요. 브라우저 설정에서 허용한 뒤 다시 와 주세요.',
  off: '사이트를 닫아 두어도 이 기기의 알림으로 받을 수 있어요.',
  on: '이 기기는 사이트를 닫아 두어도 알림을 받아요.',
  unknownService:
    '이 브라우저의 알림 서비스로는 보낼 수 없어요. 크롬, 사파리, 엣지, 파이어폭스에서 다시 해 주세요.',
  failed: '설정을 바꾸지 못했어요. 잠시 뒤에 다시 눌러 주세요.',
  turnOn: '이 기기에서 알림 받기',
  turnOff: '이 기기에서 알림 끄기',
};
