import type { PrivacyItem } from '../stored-data.ts';
import { withMeeting } from './deletion-words.ts';

export const chatData: readonly PrivacyItem[] = [
  {
    id: 'chat',
    heading: '대화',
    purpose: '모임의 대화방에서 이야기를 나누고 나중에 다시 읽게 하려고 써요.',
    data: [
      {
        what: '보낸 글과 보낸 사람, 보낸 때, 두 번 저장하지 않으려고 브라우저가 붙인 번호',
        columns: {
          messages: ['meeting_id', 'seq', 'user_id', 'client_id', 'body', 'sent_at'],
          rooms: ['meeting_id', 'last_seq', 'opens_at', 'closes_at', 'club_id'],
        },
      },
      {
        what: '어느 글에 한 답장인지, 옮겨 적은 책 속 문장과 쪽 번호',
        columns: { messages: ['reply_to', 'quote_text', 'quote_page'] },
      },
      {
        what: '글에 남긴 반응(👍 같은 그림)과 남긴 때 (글을 지우거나 반응을 거두면 없어져요)',
        columns: {
          message_reactions: ['meeting_id', 'seq', 'user_id', 'emoji', 'reacted_at'],
          messages: ['reaction_counts'],
        },
      },
      {
        what: '리더가 위에 고정한 글의 번호와 고정한 사람, 고정하거나 푼 때',
        columns: { message_pins: ['meeting_id', 'seq', 'pinned_by', 'pinned_at', 'version'] },
      },
      {
        what: '대화에서 찾을 때 쓰는 글의 색인 (글을 지우면 비워요)',
        columns: { message_keys: ['meeting_id', 'seq', 'search_text', 'search_grams'] },
      },
      {
        what: '지운 글의 자리와 지운 사람, 지운 때 (글은 지우는 순간 없어져요)',
        columns: {
          messages: ['revision', 'deleted_at', 'deleted_by'],
          rooms: ['revision'],
        },
      },
      {
        what: '리더가 글을 지우거나, 말하기를 멈추거나, 참여자를 내보낸 기록: 누가, 언제, 누구에게, 왜 (글은 들어 있지 않아요)',
        columns: {
          moderation_log: ['id', 'at', 'meeting_id', 'actor_id', 'subject_id', 'action', 'seq', 'reason'],
        },
      },
      { what: '지금 대화방에 있는지 (나가면 몇 분 안에 저절로 지워져요)', columns: {} },
    ],
    retention: '모임이 끝난 뒤에도 함께한 분들이 다시 읽을 수 있게 보관해요.',
    deletion: withMeeting,
  },
];
