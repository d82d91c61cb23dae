import type { PrivacyItem } from '../stored-data.ts';
import { byAsking } from './deletion-words.ts';

export const accountData: readonly PrivacyItem[] = [
  {
    id: 'account',
    heading: '계정',
    purpose: '누구인지 알아보고 로그인하게 하려고, 모임에서 부를 이름을 보여 드리려고 써요.',
    data: [
      { what: '이메일 주소와 그 주소를 확인한 때', columns: { users: ['email', 'email_confirmed_at'] } },
      {
        what: '별명과, 비슷해 보이는 별명을 가려내는 값',
        columns: { users: ['nickname', 'nickname_key', 'nickname_skeleton'] },
      },
      { what: '비밀번호를 되돌릴 수 없게 바꾼 값', columns: { users: ['password_hash'] } },
      {
        what: '패스키를 추가했다면 그 이름과 번호, 서명을 확인하는 공개 열쇠, 쓴 횟수와 방식, 추가한 때와 마지막으로 쓴 때',
        columns: {
          passkeys: [
            'id',
            'user_id',
            'credential_id',
            'user_handle',
            'public_key',
            'counter',
            'transports',
            'name',
            'created_at',
            'last_used_at',
          ],
        },
      },
      {
        what: '카카오로 로그인하시면 카카오에서 받은 회원 번호, 연결한 곳과 때(이메일 주소는 카카오에서 나누어 주실 때만 받고, 이름과 사진은 받지 않아요)',
        columns: { identities: ['issuer', 'subject', 'user_id', 'linked_at'] },
      },
      {
        what: '계정 번호, 가입한 때, 운영자인지, 로그인 상태와 비밀번호 메일을 세는 수',
        columns: { users: ['id', 'created_at', 'is_admin', 'session_epoch', 'password_letters'] },
      },
      {
        what: '탈퇴한 때와, 기록을 지우는 일이 어디까지 되었는지',
        columns: { users: ['left_at'], leavings: ['user_id', 'letter_at', 'leased_until'] },
      },
    ],
    retention:
      '계정이 있는 동안 보관해요. 탈퇴하면 하루 안에 지워요. 메일 서버가 멈춰 있으면 마지막 메일을 보내려고 주소만 여섯 시간까지 더 둘 수 있어요.',
    deletion: byAsking,
  },
  {
    id: 'email-changes',
    heading: '이메일 바꾸기',
    purpose: '새 주소가 본인의 것인지 확인하고, 남이 바꾼 주소를 되돌릴 수 있게 하려고 써요.',
    data: [
      {
        what: '새 주소와 예전 주소, 요청한 때와 바꾼 때, 링크를 되돌릴 수 없게 바꾼 값',
        columns: {
          email_changes: [
            'id',
            'user_id',
            'new_email',
            'old_email',
            'confirm_hash',
            'undo_hash',
            'asked_at',
            'changed_at',
          ],
        },
      },
    ],
    retention: '확인하지 않은 새 주소는 하루, 예전 주소는 바꾼 날부터 7일 보관해요.',
    deletion: '기간이 지나면 저절로 지워져요.',
  },
];
