import type { PrivacyItem } from '../stored-data.ts';
import { withMeeting } from './deletion-words.ts';

export const meetingData: readonly PrivacyItem[] = [
  {
    id: 'meetings',
    heading: '모임',
    purpose:
      '모임을 열고, 자리를 지키고, 누가 왔는지 알려 드리려고 써요. 북클럽에 들어오려는 분에게는 몇 번 모였고 몇 명이 다시 왔는지 수로만 보여 드려요.',
    data: [
      {
        what: '모임의 책, 제목, 소개, 때, 정원, 리더, 취소한 때와 고친 횟수',
        columns: {
          meetings: [
            'id',
            'book_id',
            'leader_id',
            'title',
            'description',
            'starts_at',
            'ends_at',
            'capacity',
            'minimum',
            'member_count',
            'version',
            'cancelled_at',
            'club_id',
            'series_id',
            'search_key',
            'search_text',
            'search_grams',
            'search_keyed_at',
            'created_at',
            'updated_at',
          ],
        },
      },
      {
        what: '모임의 고친 내용: 앞뒤의 제목과 때, 고친 때와 알린 때',
        columns: {
          meeting_changes: [
            'meeting_id',
            'version',
            'kind',
            'old_title',
            'new_title',
            'old_starts_at',
            'new_starts_at',
            'old_ends_at',
            'new_ends_at',
            'changed_at',
            'announced_at',
          ],
        },
      },
      {
        what: '참여한 모임과 참여한 때, 나간 때, 들어온 때',
        columns: {
          memberships: ['meeting_id', 'user_id', 'joined_at', 'leaves_at'],
          meeting_leavers: ['meeting_id', 'user_id', 'left_at'],
          meeting_entrances: ['meeting_id', 'user_id', 'entered_at'],
        },
      },
      {
        what: '대화방에 함께한 시간, 다른 멤버에게 숨긴 때',
        columns: { meeting_presences: ['meeting_id', 'user_id', 'present', 'hidden_at'] },
      },
      {
        what: '모임에 올 수 있는지 물은 때와 대답, 대답한 때',
        columns: {
          attendance_questions: ['id', 'meeting_id', 'starts_at', 'asked_at'],
          attendance_answers: ['question_id', 'user_id', 'answer', 'answered_at'],
        },
      },
      {
        what: '자리를 기다리는 모임과 기다리기 시작한 때, 난 자리를 알린 때와 맡아 두는 때 (자리를 얻거나 그만 기다리거나 모임이 시작되면 지움)',
        columns: {
          seat_waits: ['id', 'meeting_id', 'user_id', 'asked_at', 'offered_at', 'offer_ends_at'],
        },
      },
      {
        what: '리더가 내보낸 사람과 내보낸 사람, 그때',
        columns: { meeting_bans: ['meeting_id', 'user_id', 'removed_by', 'removed_at'] },
      },
      {
        what: '리더가 말하기를 멈춘 사람과 멈춘 사람, 까닭, 그때',
        columns: {
          meeting_silences: ['meeting_id', 'user_id', 'reason', 'silenced_by', 'silenced_at'],
        },
      },
      {
        what: '예전 책모임에서 옮겨 온 모임의 번호와 참여한 계정 번호',
        columns: { moved_meetings: ['original_id', 'meeting_id', 'user_ids'] },
      },
    ],
    retention: '모임이 끝난 뒤에도 함께한 기록으로 보관해요. 나가면 그 모임의 자리는 바로 지워요.',
    deletion: withMeeting,
  },
  {
    id: 'before-meetings',
    heading: '모임 전에 나누는 글',
    purpose: '모임 전에 서로의 생각을 읽고, 책을 얼마나 읽었는지 부담 없이 알리려고 써요.',
    data: [
      {
        what: '책을 어디까지 읽었는지 알린 것과 이름을 보일지, 그때',
        columns: {
          meeting_progress: ['meeting_id', 'user_id', 'percent', 'shows_name', 'answered_at'],
        },
      },
      {
        what: '모임 전에 쓴 글과 쓴 사람, 누구에게 먼저 보일지, 그때',
        columns: {
          meeting_notes: [
            'id',
            'meeting_id',
            'user_id',
            'body',
            'for_percent',
            'hidden_at',
            'written_at',
            'changed_at',
          ],
        },
      },
      {
        what: '리더가 부탁한 글의 길이와 마감, 부탁한 사람과 때',
        columns: {
          meeting_note_rules: ['meeting_id', 'characters', 'due_at', 'set_by', 'set_at'],
        },
      },
      {
        what: '모임에서 이야기할 질문과 쓰거나 고친 사람, 질문이 나온 글과 그 글에서 옮긴 말, 그때',
        columns: {
          discussion_questions: [
            'id',
            'meeting_id',
            'position',
            'body',
            'kind',
            'for_percent',
            'origin',
            'author_id',
            'draft_id',
            'book_fields',
            'version',
            'approved_at',
            'hidden_at',
            'added_at',
            'changed_at',
          ],
          discussion_question_notes: ['question_id', 'note_id', 'quote'],
        },
      },
      {
        what: '질문 초안을 부탁한 사람과 때, 초안을 만든 방법과 든 비용',
        columns: {
          question_drafts: [
            'id',
            'meeting_id',
            'asked_by',
            'asked_at',
            'ended_at',
            'origin',
            'reason',
            'model',
            'prompt_version',
            'calls',
            'prompt_tokens',
            'completion_tokens',
            'cost_micro_usd',
          ],
        },
      },
    ],
    retention:
      '글과 질문은 모임이 남아 있는 동안 보관해요. 쓴 글은 모임에서 나가면 다른 분에게 보이지 않고, 읽은 만큼은 나가면 바로 지워요.',
    deletion:
      '글은 언제든 직접 지울 수 있고, 그 글에서 옮긴 말도 함께 지워져요. 탈퇴하면 글과 읽은 만큼을 하루 안에 지우고, 쓰신 질문은 이름 없이 남아요.',
  },
  {
    id: 'turns',
    heading: '돌아가며 말하기',
    purpose: '모임에서 한 분씩 차례로 말할 수 있게, 말하는 순서를 정하려고 써요.',
    data: [
      {
        what: '말할 차례와 그 차례를 마친 때, 넘긴 뒤 다시 받은 차례인지',
        columns: { agenda_turns: ['id', 'meeting_id', 'position', 'user_id', 'is_second', 'ended_at'] },
      },
    ],
    retention: '다음에 순서를 다시 정하거나 리더가 그만하면 바로 지우고, 그때까지는 모임과 함께 보관해요.',
    deletion: '탈퇴하면 하루 안에 지워요.',
  },
  {
    id: 'calendar',
    heading: '캘린더 주소',
    purpose: '쓰시는 캘린더에서 내 모임을 보시게 하려고 써요.',
    data: [
      {
        what: '캘린더 주소의 비밀 부분을 되돌릴 수 없게 바꾼 값과 만든 때',
        columns: { calendar_feeds: ['user_id', 'token_hash', 'created_at'] },
      },
    ],
    retention: '주소를 끄실 때까지 보관해요.',
    deletion: '설정 화면에서 주소를 끄면 바로 지워요.',
  },
];
