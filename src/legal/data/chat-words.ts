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
        what: '글에서 @별명으로 부른 참여자와 알려 드린 때 (글을 지우면 없어져요)',
        columns: {
          messages: ['mentions'],
          message_mentions: ['meeting_id', 'seq', 'user_id', 'settled_at', 'is_told'],
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
      {
        what: '모임을 이끄는 분이 한 사람에게만 보낸 질문 카드: 보낸 사람과 받은 사람, 질문(모임 질문을 옮겼다면 어느 질문인지), 보내고 받고 읽고 답하거나 넘긴 때',
        columns: {
          question_cards: [
            'id',
            'meeting_id',
            'sender_id',
            'user_id',
            'body',
            'question_id',
            'sent_at',
            'delivered_at',
            'seen_at',
            'answered_at',
            'put_away_at',
            'hidden_at',
          ],
        },
      },
      { what: '지금 대화방에 있는지 (나가면 몇 분 안에 저절로 지워져요)', columns: {} },
    ],
    retention:
      '모임이 끝난 뒤에도 함께한 분들이 다시 읽을 수 있게 보관해요. 질문 카드는 보낸 분과 받은 분만 볼 수 있어요.',
    deletion: withMeeting,
  },
  {
    id: 'records',
    heading: '모임의 기록',
    purpose:
      '모임이 끝난 뒤 질문마다 나온 이야기를 글에서 그대로 옮겨, 못 오신 분도 읽으실 수 있게 하려고 써요.',
    data: [
      {
        what: '기록의 질문과 한 줄 정리, 어느 글의 어디를 옮겼는지 (옮긴 글은 대화에서 그때그때 읽어요)',
        columns: {
          meeting_record_questions: ['meeting_id', 'position', 'body', 'is_by_model'],
          meeting_record_points: [
            'id',
            'meeting_id',
            'question',
            'position',
            'sentence',
            'reported_at',
            'hidden_at',
          ],
          meeting_record_quotes: ['point_id', 'position', 'seq', 'begins_at', 'ends_at'],
          meeting_record_parts: ['meeting_id', 'digest', 'points', 'served_model'],
        },
      },
      {
        what: '기록을 언제 어떻게 만들었는지, 내린 사람과 때',
        columns: {
          meeting_records: [
            'meeting_id',
            'due_at',
            'attempts',
            'claim',
            'makings',
            'made_at',
            'failed_at',
            'fallback',
            'model',
            'served_model',
            'prompt_version',
            'calls',
            'prompt_tokens',
            'completion_tokens',
            'cost_micro_usd',
            'taken_down_at',
            'taken_down_by',
          ],
        },
      },
      {
        what: '내 말은 인용하지 않겠다고 하신 것과 그때',
        columns: { record_opt_outs: ['user_id', 'since'] },
      },
      {
        what: '못 온 모임의 기록을 본 때',
        columns: { meeting_record_visits: ['meeting_id', 'user_id', 'seen_at'] },
      },
    ],
    retention: '모임이 남아 있는 동안 보관해요. 글을 지우거나 가리면 옮긴 글도 바로 보이지 않아요.',
    deletion:
      '설정이나 기록 화면에서 ‘내 말은 기록에 인용하지 않기’를 켜시면 모든 기록에서 내 말이 바로 빠져요. 탈퇴하셔도 그래요.',
  },
];
