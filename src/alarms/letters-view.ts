import { changeWords } from '../../public/js/text/change-words.js';
import { koreanDateTime } from '../platform/korean-date.ts';
import type { Letter } from '../platform/mail.ts';
import { type Alarm, alarmOf } from './alarm.ts';
import type { DueLetter } from './letter-claim-repository.ts';

/** The words of an alarm's letter. The subject holds no text that a person typed. */
function wordsOf(alarm: Alarm, now: Date): { subject: string; text: string } {
  const title = `‘${alarm.title}’ 모임`;
  switch (alarm.kind) {
    case 'starting_soon':
      return {
        subject: '모임이 곧 시작해요',
        text: `${title}이 ${koreanDateTime(new Date(alarm.startsAt), now)}에 시작해요.`,
      };
    case 'meeting_changed':
      return { subject: '모임이 바뀌었어요', text: changeWords(alarm, now.getTime()) };
    case 'meeting_cancelled':
      return { subject: '모임이 취소되었어요', text: `${title}이 취소되었어요.` };
    case 'seat_offered':
      return {
        subject: '기다리던 자리가 났어요',
        text: `${title}에 자리가 났어요. 모임 화면에서 받을지 답해 주세요.`,
      };
    case 'attendance_asked':
      return {
        subject: '모임에 올 수 있으세요?',
        text: `${title}이 ${koreanDateTime(new Date(alarm.startsAt), now)}에 시작해요. 올 수 있는지 모임 화면에서 답해 주세요.`,
      };
    case 'note_asked':
      return {
        subject: '모임 전에 짧은 글을 남겨 주세요',
        text: `${title}에서 나눌 짧은 글을 기다리고 있어요. 모임 화면에서 남겨 주세요.`,
      };
    case 'mentioned':
      return { subject: '대화방에서 누군가 불렀어요', text: `${title}의 대화방에서 누군가 불렀어요.` };
  }
}

/**
 * Returns the letter with one alarm. It can be unsubscribed from with one click (RFC 8058), and its
 * id is the same in every try, so that a mailbox that got it twice can show it once.
 */
export function alarmLetter(
  due: DueLetter,
  { origin, unsubscribeUrl }: { readonly origin: string; readonly unsubscribeUrl: string },
): Letter {
  const alarm = alarmOf(due.announcement, due.meeting);
  const { subject, text } = wordsOf(alarm, due.meeting.now);
  return {
    to: due.email,
    subject: `[책모임] ${subject}`,
    text: `안녕하세요, 책모임이에요.

${text}

${origin}${alarm.url}?alarm=${alarm.id}

화면이나 기기로 알림을 전하지 못해서 메일로 보내 드려요. 메일을 그만 받으시려면 아래 주소를 눌러 주세요.

${unsubscribeUrl}
`,
    headers: {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Message-ID': `<alarm-${due.announcementId}-${due.userId}@${new URL(origin).hostname}>`,
    },
  };
}
