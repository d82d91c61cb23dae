import type { PrivacyItem } from '../stored-data.ts';
import { withClub } from './deletion-words.ts';

export const clubData: readonly PrivacyItem[] = [
  {
    id: 'clubs',
    heading: '북클럽',
    purpose: '북클럽을 꾸리고, 누가 들어오고 이끄는지 정하려고 써요.',
    data: [
      {
        what: '북클럽의 이름, 소개, 들어오는 방법과 질문, 답을 되돌릴 수 없게 바꾼 값, 정원과 때',
        columns: {
          clubs: [
            'id',
            'name',
            'description',
            'visibility',
            'entry',
            'entry_question',
            'entry_answer_hash',
            'capacity',
            'member_count',
            'version',
            'closed_at',
            'search_text',
            'search_grams',
            'created_at',
            'updated_at',
          ],
        },
      },
      {
        what: '북클럽이 대화방에서 쓰지 않기로 한 말',
        columns: { club_word_lists: ['club_id', 'version', 'words'] },
      },
      {
        what: '멤버와 맡은 일, 들어온 때, 맡아 달라고 부탁받은 사람',
        columns: {
          club_memberships: ['club_id', 'user_id', 'role', 'joined_at'],
          club_handovers: ['club_id', 'to_user_id', 'offered_at'],
        },
      },
      {
        what: '들어오려고 한 일: 신청과 거절한 때, 질문에 잘못 답한 횟수, 내보낸 사람',
        columns: {
          club_applications: ['club_id', 'user_id', 'applied_at', 'declined_at'],
          club_entry_attempts: ['club_id', 'user_id', 'wrong_count', 'last_wrong_at', 'locked_until'],
          club_removals: ['club_id', 'user_id', 'removed_at'],
        },
      },
      {
        what: '초대 링크의 비밀 부분을 되돌릴 수 없게 바꾼 값, 만든 사람, 쓸 수 있는 횟수와 기간, 받는 이름',
        columns: {
          club_invites: [
            'id',
            'club_id',
            'token_hash',
            'created_by',
            'max_uses',
            'used_count',
            'created_at',
            'expires_at',
            'revoked_at',
            'recipient',
          ],
        },
      },
    ],
    retention:
      '북클럽이 있는 동안 보관하고, 나가면 멤버 기록을 바로 지워요. 신청과 잘못 답한 횟수는 멤버가 되면 지워요. 끝난 초대 링크는 90일이 지난 뒤 그 북클럽이 새 링크를 만들 때 지워요.',
    deletion: withClub,
  },
  {
    id: 'club-notices',
    heading: '북클럽 소식과 차례',
    purpose:
      '북클럽의 소식을 나누고, 모임 날짜를 함께 고르고, 이야기를 이끌 사람과 질문을 준비할 사람을 정하려고 써요.',
    data: [
      {
        what: '소식의 글과 쓴 사람, 누가 언제 보고 확인했는지',
        columns: {
          club_notices: ['id', 'club_id', 'author_id', 'body', 'pin_place', 'posted_at'],
          club_notice_readings: ['notice_id', 'club_id', 'user_id', 'seen_at', 'confirmed_at'],
        },
      },
      {
        what: '답을 부탁한 일과 마감, 부탁한 사람, 누구에게 알렸고 누가 언제 보고 답했는지',
        columns: {
          asks: [
            'id',
            'kind',
            'subject_id',
            'club_id',
            'meeting_id',
            'asked_by',
            'opened_at',
            'closes_at',
            'closed_at',
            'reminded_at',
            'completed_at',
          ],
          ask_people: [
            'ask_id',
            'user_id',
            'club_id',
            'meeting_id',
            'told_at',
            'told_by',
            'seen_at',
            'answered_at',
            'reminded_at',
          ],
        },
      },
      {
        what: '날짜 투표의 날짜와 물어본 사람, 누가 언제 어떤 날짜에 어떻게 답했는지',
        columns: {
          date_polls: [
            'id',
            'club_id',
            'opened_by',
            'minutes',
            'book_id',
            'opened_at',
            'closes_at',
            'warned_at',
            'closed_at',
            'voters',
            'settled_at',
            'meeting_id',
          ],
          date_poll_options: [
            'id',
            'poll_id',
            'starts_at',
            'yes_count',
            'maybe_count',
            'no_count',
            'is_chosen',
          ],
          date_poll_answers: ['option_id', 'user_id', 'poll_id', 'club_id', 'answer', 'answered_at'],
        },
      },
      {
        what: '모임마다 맡은 사람과 정한 사람, 사양한 사람, 쓰지 않는 차례',
        columns: {
          club_duties: ['meeting_id', 'task', 'club_id', 'user_id', 'set_by', 'decided_at'],
          club_duty_declines: ['meeting_id', 'task', 'user_id', 'declined_at'],
          club_tasks_off: ['club_id', 'task'],
        },
      },
      {
        what: '북클럽에 고른 책 세 권을 AI가 소개한 글과 그 비용(멤버 절반 이상이 고른 답과 책의 정보로만 써요)',
        columns: {
          club_book_words: [
            'club_id',
            'key',
            'comments',
            'model',
            'served_model',
            'prompt_version',
            'raw_outputs',
            'calls',
            'prompt_tokens',
            'completion_tokens',
            'cost_micro_usd',
            'made_at',
          ],
        },
      },
    ],
    retention:
      '북클럽이 있는 동안 보관해요. 소식을 지우면 본 기록도 함께 지워요. 날짜 투표는 북클럽마다 최근 100개까지 두고, 북클럽을 나가면 내 답을 바로 지워요.',
    deletion: withClub,
  },
  {
    id: 'book-votes',
    heading: '다음 책 제안과 투표',
    purpose: '북클럽에서 다음에 읽을 책을 함께 정하려고 써요.',
    data: [
      {
        what: '제안한 책과 제안한 사람, 때',
        columns: {
          book_proposals: ['club_id', 'book_id', 'proposed_by', 'proposed_at', 'was_second'],
          book_vote_candidates: ['vote_id', 'place', 'book_id', 'proposed_by', 'was_second'],
        },
      },
      {
        what: '투표를 연 사람과 열고 닫은 때, 센 결과',
        columns: {
          book_votes: [
            'id',
            'club_id',
            'opened_by',
            'opened_at',
            'closes_at',
            'reminded_at',
            'counted_at',
            'ballot_count',
            'rounds',
            'winner_id',
            'second_id',
          ],
        },
      },
      {
        what: '투표가 끝나고 세기 전에 나간 멤버의 순위(누구의 것인지는 남기지 않고, 세면 바로 지움)',
        columns: { book_votes: ['left_rankings'] },
      },
      {
        what: '멤버마다 고른 책의 순위와 때(다른 사람에게는 보이지 않음)',
        columns: { book_vote_ballots: ['vote_id', 'club_id', 'user_id', 'ranking', 'cast_at'] },
      },
    ],
    retention:
      '북클럽이 있는 동안 보관해요. 제안을 거두면 그 제안을, 북클럽에서 나가면 고른 순위를 바로 지워요. 나간 뒤에도 제안한 책은 이름이 보이지 않게 남아요.',
    deletion: withClub,
  },
];
