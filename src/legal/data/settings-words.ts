import type { PrivacyItem } from '../stored-data.ts';

export const settingsData: readonly PrivacyItem[] = [
  {
    id: 'blocks',
    heading: '막은 사람',
    purpose: '막은 사람이 내 모임과 북클럽에 들어오지 못하게 하고, 그 글을 접어 보여 드리려고 써요.',
    data: [
      {
        what: '막은 사람과 막힌 사람, 막은 때',
        columns: { user_blocks: ['blocker_id', 'blocked_id', 'blocked_at'] },
      },
    ],
    retention: '막기를 풀 때까지 보관해요. 막은 사람 말고는 누구에게도 보여 주지 않아요.',
    deletion: '막기를 풀거나 두 사람 가운데 한 명이 탈퇴하면 지워요.',
  },
  {
    id: 'data-exports',
    heading: '내 자료 내려받기',
    purpose: '저장된 내 자료를 파일로 받으실 수 있게 하려고 써요.',
    data: [
      {
        what: '요청한 때와 준비된 때, 파일의 크기, 만들다 멈춘 횟수',
        columns: {
          data_exports: [
            'id',
            'user_id',
            'asked_at',
            'tries',
            'lease_until',
            'ready_at',
            'failed_at',
            'expires_at',
            'size_bytes',
          ],
        },
      },
      {
        what: '내려받을 파일',
        columns: { data_export_pieces: ['export_id', 'try', 'position', 'bytes'] },
      },
    ],
    retention: '파일은 준비된 뒤 24시간 보관해요. 요청한 기록은 이틀이 지나면 지워요.',
    deletion: '기간이 지나면 저절로 지워져요. 새 파일이 준비되면 앞의 파일은 바로 지워요.',
  },
];
