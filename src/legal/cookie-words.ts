export interface Cookie {
  readonly name: string;
  readonly purpose: string;
  readonly lifetime: string;
}

interface NamedCookie extends Cookie {
  /** Whether the name begins with `__Host-` on https. */
  readonly isOfHost: boolean;
}

const cookies: readonly NamedCookie[] = [
  {
    name: 'sid',
    isOfHost: true,
    purpose: '로그인을 이어 가요.',
    lifetime: '브라우저를 닫을 때까지, ‘로그인 유지’를 고르면 60일',
  },
  {
    name: 'device',
    isOfHost: true,
    purpose: '전에 로그인한 브라우저인지 알아보고, 남이 비밀번호를 맞혀 보는 동안에도 로그인하시게 해요.',
    lifetime: '180일',
  },
  {
    name: 'visitor',
    isOfHost: true,
    purpose: '가입하지 않고 받은 추천을 다시 보여 드려요.',
    lifetime: '7일',
  },
  {
    name: 'kept',
    isOfHost: true,
    purpose: '로그인이 끊긴 사이에 보낸 글을 되살려요.',
    lifetime: '30분',
  },
  {
    name: 'passkey',
    isOfHost: true,
    purpose: '로그인 화면을 연 브라우저에서만 패스키로 로그인하시게 해요.',
    lifetime: '5분',
  },
  {
    name: 'kakao',
    isOfHost: true,
    purpose: '카카오에 다녀오신 분이 같은 브라우저인지 확인해요.',
    lifetime: '15분',
  },
  {
    name: 'new-invite',
    isOfHost: false,
    purpose: '방금 만든 초대 링크를 다음 화면에 한 번 보여 드려요.',
    lifetime: '5분',
  },
  {
    name: 'new-links',
    isOfHost: false,
    purpose: '옮겨 온 뒤에 멤버들의 초대 링크를 한 번 보여 드려요.',
    lifetime: '1시간',
  },
  {
    name: 'new-calendar',
    isOfHost: false,
    purpose: '방금 만든 캘린더 주소를 다음 화면에 한 번 보여 드려요.',
    lifetime: '5분',
  },
];

/** Returns every cookie that the site sets, by its name at this origin. */
export const cookiesOf = (publicOrigin: string): Cookie[] =>
  cookies.map(({ name, isOfHost, purpose, lifetime }) => ({
    name: isOfHost && publicOrigin.startsWith('https:') ? `__Host-${name}` : name,
    purpose,
    lifetime,
  }));

export interface BrowserNote {
  readonly what: string;
  readonly lifetime: string;
}

/** Data that pages store in the browser besides cookies. They do not leave the browser. */
export const browserNotes: readonly BrowserNote[] = [
  { what: '풀던 퀴즈의 답과 적던 모임의 내용, 보내지 못한 대화', lifetime: '창을 닫거나 로그아웃할 때까지' },
  { what: '이 기기의 기기 알림 주소', lifetime: '로그아웃할 때까지' },
  {
    what: '어느 알림을 이미 띄웠는지, 인터넷이 끊겼을 때 보여 드릴 화면',
    lifetime: '브라우저에서 지울 때까지',
  },
];
