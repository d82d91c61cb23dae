import type { PrivacyItem } from '../stored-data.ts';
import { withClub } from './deletion-words.ts';

export const clubRecordData: readonly PrivacyItem[] = [
  {
    id: 'shelf',
    heading: '북클럽의 책장',
    purpose: '함께 읽은 책과 읽은 마음을 남기려고 써요.',
    data: [
      {
        what: '별점과 짧은 글, 남긴 사람과 때',
        columns: {
          club_ratings: ['id', 'club_id', 'book_id', 'user_id', 'half_stars', 'review', 'rated_at'],
        },
      },
      {
        what: '전에 함께 읽은 책과 적은 사람',
        columns: { club_earlier_books: ['club_id', 'book_id', 'read_on', 'added_by', 'added_at'] },
      },
    ],
    retention: '북클럽이 있는 동안 보관해요. 별점과 글은 남긴 분이 지울 수 있어요.',
    deletion: withClub,
  },
  {
    id: 'money',
    heading: '회비 기록',
    purpose: '북클럽이 받은 돈과 쓴 돈을 함께 보려고 써요. 책모임은 돈을 옮기지 않아요.',
    data: [
      {
        what: '금액, 날짜, 적은 글, 적은 사람과 때, 고치기 전의 기록',
        columns: {
          club_money_lines: [
            'id',
            'club_id',
            'kind',
            'amount',
            'happened_on',
            'text',
            'meeting_id',
            'version',
            'deleted_at',
            'changed_by',
            'changed_at',
          ],
          club_money_versions: [
            'line_id',
            'version',
            'club_id',
            'kind',
            'amount',
            'happened_on',
            'text',
            'is_deleted',
            'changed_by',
            'changed_at',
          ],
        },
      },
      {
        what: '모임마다 누가 냈는지와 적은 사람',
        columns: {
          club_money_payments: ['meeting_id', 'user_id', 'is_paid', 'changed_by', 'changed_at'],
        },
      },
    ],
    retention: '북클럽이 있는 동안 보관해요. 지운 줄도 고친 기록에 남아요.',
    deletion: withClub,
  },
  {
    id: 'moving-in',
    heading: '옮겨 온 대화',
    purpose: '다른 곳에서 이야기하던 북클럽이 지난 대화를 가져와 이어 읽게 하려고 써요.',
    data: [
      {
        what: '가져온 파일의 미리보기: 대화, 요약, 멤버 목록, 가져온 사람',
        columns: {
          club_move_drafts: ['id', 'club_id', 'made_by', 'talk', 'summary', 'members', 'expires_at'],
        },
      },
      {
        what: '가져온 대화의 이름과 글, 때, 자기 이름이라고 알린 계정',
        columns: {
          club_past_authors: ['id', 'club_id', 'name', 'claimed_by'],
          club_past_lines: [
            'id',
            'club_id',
            'author_id',
            'said_at',
            'place',
            'body',
            'line_key',
            'import_ids',
            'deleted_at',
          ],
        },
      },
      {
        what: '언제 누가 몇 줄을 가져왔는지, 그때 만든 초대와 편지를 보냈는지',
        columns: {
          club_imports: [
            'id',
            'club_id',
            'draft_id',
            'made_by',
            'added_lines',
            'known_lines',
            'created_at',
            'undone_at',
          ],
          club_import_invites: ['import_id', 'position', 'invite_id', 'letter'],
        },
      },
    ],
    retention: '미리보기는 한 시간 뒤에 지워요. 가져온 대화는 북클럽이 있는 동안 보관해요.',
    deletion:
      '자기 이름이라고 알린 분은 자기 글을 지울 수 있고, 가져온 것은 하루 안에 되돌릴 수 있어요. 회원이 아니라도 문의처로 알려 주시면 운영자가 지워요.',
  },
];
