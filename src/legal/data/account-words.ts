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
  {
    id: 'sessions',
    heading: '로그인 상태와 접속',
    purpose: '로그인을 이어 가고, 남의 비밀번호를 맞혀 보는 시도와 지나친 요청을 막으려고 써요.',
    data: [
      { what: '로그인한 때와 마지막으로 쓴 때, 본인인지 마지막으로 확인한 때', columns: {} },
      { what: '로그인한 기기와 브라우저의 종류, 처음 쓰는 곳에서 로그인했는지', columns: {} },
      { what: '인터넷 주소(IPv6는 앞부분)마다 요청한 횟수', columns: {} },
      { what: '평소에 로그인하던 인터넷 주소를 되돌릴 수 없게 바꾼 값, 계정마다 여덟 개까지', columns: {} },
      {
        what: '로그인과 보안에 관한 일의 기록: 계정 번호, 인터넷 주소(IPv6는 앞부분), 때와 결과',
        columns: {},
      },
      { what: '로그인이 끊긴 사이에 보낸 글, 암호로 잠가 30분', columns: {} },
      { what: '카카오로 가입하시는 동안 카카오에서 받은 회원 번호와 이메일 주소, 15분', columns: {} },
    ],
    retention:
      '로그인 상태는 하루 동안 쓰지 않으면 끝나고, 써도 두 주를 넘지 않아요. ‘로그인 유지’를 고르면 60일과 1년이에요. 요청 횟수는 길어도 하루, 평소의 인터넷 주소는 마지막 로그인부터 180일 보관해요. 서버의 기록은 정해진 크기가 차면 오래된 것부터 지워져요.',
    deletion: '로그아웃하면 그 로그인 상태를 바로 지워요. 나머지는 기간이 지나면 저절로 지워져요.',
  },
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
