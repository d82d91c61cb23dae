import type { PrivacyItem } from '../stored-data.ts';
import { byAsking } from './deletion-words.ts';

export const alarmData: readonly PrivacyItem[] = [
  {
    id: 'alarms',
    heading: '알림',
    purpose: '모임이 시작하거나 바뀔 때, 북클럽에 소식이 있을 때 알려 드리려고 써요. 광고는 보내지 않아요.',
    data: [
      {
        what: '무엇을 알렸는지: 모임이나 북클럽, 종류와 때',
        columns: {
          announcements: [
            'id',
            'meeting_id',
            'kind',
            'meeting_starts_at',
            'occasion',
            'club_id',
            'subject_id',
            'created_at',
          ],
          meeting_reminders: ['meeting_id', 'meeting_starts_at', 'created_at'],
        },
      },
      {
        what: '누구에게 언제 보냈고 받았고 열었고 읽었는지',
        columns: {
          notifications: [
            'user_id',
            'announcement_id',
            'meeting_id',
            'kind',
            'meeting_starts_at',
            'occasion',
            'is_quiet',
            'created_at',
            'push_until',
            'pushed_at',
            'received_at',
            'opened_at',
            'read_at',
            'web_push_due_at',
            'web_push_tries',
            'web_pushed_at',
            'web_pushed_to',
            'web_push_refused_by',
            'may_web_push',
          ],
          unasked_pushes: ['user_id', 'meeting_id', 'announcement_id'],
        },
      },
      {
        what: '알림을 메일로 보낸 때와 보내 본 횟수',
        columns: { alarm_letters: ['user_id', 'announcement_id', 'tries', 'due_at', 'sent_at'] },
      },
      {
        what: '알림 설정: 몇 분 전에, 조용한 시간, 소리, 메일로 받을지, 부를 때 알릴지, 끈 모임',
        columns: {
          alarm_preferences: [
            'user_id',
            'lead_minutes',
            'quiet_from',
            'quiet_to',
            'sound',
            'letters',
            'mutes_mentions',
          ],
          meeting_mutes: ['user_id', 'meeting_id', 'muted_at', 'unmuted_at'],
        },
      },
    ],
    retention: '계정이 있는 동안 보관해요.',
    deletion: byAsking,
  },
  {
    id: 'push',
    heading: '기기 알림',
    purpose: '책모임을 열어 두지 않아도 기기에 알림을 띄워 드리려고 써요. 켜신 기기에만 보내요.',
    data: [
      {
        what: '브라우저가 정한 받는 주소와 암호 열쇠, 켠 로그인, 보내지 못한 횟수 (열 대까지)',
        columns: {
          push_subscriptions: [
            'endpoint',
            'user_id',
            'p256dh',
            'auth',
            'session_epoch',
            'session_hash',
            'failed_count',
            'dead_at',
            'retry_at',
            'created_at',
          ],
          push_renewals: ['token_hash', 'user_id', 'endpoint', 'session_epoch', 'session_hash', 'created_at'],
        },
      },
    ],
    retention: '기기 알림을 끄거나 그 기기에서 로그아웃하실 때까지 보관해요.',
    deletion: '설정에서 끄거나 로그아웃하면 바로 지워요. 받는 주소가 없어졌다는 답이 와도 지워요.',
  },
];
