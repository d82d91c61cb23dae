import { AppError } from '../../platform/errors.ts';
import type { KakaoError } from './kakao-error.ts';
import type { Purpose } from './purpose.ts';

/** Links to the page on which a failed log-in at Kakao can be started again. */
function againLink(purpose: Purpose | null): { href: string; label: string } {
  if (purpose?.kind === 'link') return { href: '/settings/kakao', label: '설정으로 돌아가기' };
  if (purpose?.kind === 'proof')
    return { href: `/settings/proof?back=${encodeURIComponent(purpose.back)}`, label: '다시 확인하기' };
  const query = purpose?.next ? `?next=${encodeURIComponent(purpose.next)}` : '';
  return { href: `/login${query}`, label: '로그인으로 돌아가기' };
}

/** Returns the error page for a log-in that failed at Kakao. */
export function kakaoFailed(error: KakaoError, purpose: Purpose): AppError {
  const action = againLink(purpose);
  if (error.failure === 'cancelled')
    return new AppError(400, 'kakao_cancelled', '바뀐 것은 없어요. 원하시면 언제든 다시 할 수 있어요.', {
      heading: '카카오 로그인을 그만두셨어요',
      action,
    });
  if (error.failure === 'away')
    return new AppError(
      503,
      'kakao_away',
      '카카오가 대답하지 않아요. 잠깐 뒤에 다시 시도하시거나, 다른 방법으로 로그인해 주세요.',
      { heading: '지금은 카카오에 연결되지 않아요', action, retryAfterSeconds: 30 },
    );
  return new AppError(
    400,
    'kakao_refused',
    '안전하게 확인할 수 없는 대답이 왔어요. 처음부터 다시 해 주세요.',
    { heading: '카카오 로그인을 확인하지 못했어요', action },
  );
}

/** Returns the error page for an answer that belongs to no attempt of this browser. */
export const unknownAttempt = () =>
  new AppError(400, 'kakao_unknown', '시간이 지났거나 이미 쓴 주소예요. 처음부터 다시 해 주세요.', {
    heading: '카카오 로그인을 확인하지 못했어요',
    action: againLink(null),
  });

/** Returns the error page for a link or a proof if another account has logged in meanwhile. */
export const otherPerson = () =>
  new AppError(400, 'kakao_other_person', '그사이에 로그인이 바뀌었어요. 설정에서 다시 해 주세요.', {
    heading: '카카오 로그인을 확인하지 못했어요',
    action: { href: '/settings', label: '설정으로 가기' },
  });

/** Returns the error page for a proof by a Kakao account that is not linked to this one. */
export const notLinked = (purpose: Purpose) =>
  new AppError(400, 'kakao_not_linked', '이 계정에 연결한 카카오 계정으로 다시 확인해 주세요.', {
    heading: '다른 카카오 계정이에요',
    action: againLink(purpose),
  });

export const linkMessages = {
  taken: '이 카카오 계정은 다른 책모임 계정에 연결돼 있어요. 다른 카카오 계정으로 연결해 주세요.',
  second: '이미 다른 카카오 계정을 연결하셨어요. 바꾸려면 먼저 지금의 연결을 끊어 주세요.',
  onlyWayIn: '카카오로만 로그인하실 수 있어서 아직 끊을 수 없어요. 다른 로그인 방법을 먼저 마련해 주세요.',
} as const;

/** The only message for a failed sign-up: it must not reveal whether an address has an account. */
export const kakaoSignUpFailed = {
  form: '가입을 마치지 못했어요. 이 이메일로 가입하신 적이 있다면, 로그인한 뒤 설정에서 카카오 로그인을 연결해 주세요.',
} as const;
