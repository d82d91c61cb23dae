import type { PrivacyItem } from '../stored-data.ts';

export const reportData: readonly PrivacyItem[] = [
  {
    id: 'reports',
    heading: '신고와 운영자의 조치',
    purpose: '신고를 살펴보고, 글을 가리거나 계정을 멈춘 까닭을 알려 드리고, 다시 살펴보려고 써요.',
    data: [
      {
        what: '신고한 사람과 까닭, 덧붙인 말, 신고한 때, 신고된 글의 자리와 그때의 모습',
        columns: {
          reports: [
            'id',
            'kind',
            'reporter_id',
            'about_user_id',
            'meeting_id',
            'seq',
            'club_id',
            'recommendation_id',
            'book_id',
            'question_id',
            'record_point_id',
            'reason',
            'words',
            'snapshot',
            'path',
            'model',
            'prompt_version',
            'created_at',
          ],
        },
      },
      {
        what: '운영자가 정한 것과 그 까닭, 정한 사람과 때, 계정을 멈춘 기한, 글을 가린 때',
        columns: {
          reports: ['decision', 'hides', 'decided_at', 'decided_by', 'explanation', 'suspended_until'],
          users: ['suspended_until'],
          messages: ['hidden_at'],
          meetings: ['hidden_at'],
          clubs: ['hidden_at'],
          recommendation_picks: ['reported_at'],
          announcements: ['report_id'],
        },
      },
      {
        what: '운영자가 한 일의 기록: 누가, 언제, 무엇을, 누구에게, 왜 (고치거나 지울 수 없어요)',
        columns: {
          operator_log: ['id', 'at', 'actor_id', 'subject_id', 'action', 'report_id', 'reason'],
        },
      },
    ],
    retention: '신고는 처리한 뒤 1년, 운영자가 한 일의 기록은 1년 동안 보관해요.',
    deletion:
      '기간이 지나면 저절로 지워져요. 탈퇴하면 하루 안에 누가 신고했고 누구에 관한 것인지 알 수 없게 되고, 별명에 대한 신고는 지워져요.',
  },
];
