import { AppError } from '../../platform/errors.ts';
import type { Errand } from './errand.ts';
import type { KakaoError } from './kakao-error.ts';

/** Where to begin again after an errand failed. */
function againLink(errand: Errand | null): { href: string; label: string } {
  if (errand?.kind === 'link') return { href: '/settings/kakao', label: '설정으로 돌아가기' };
  const next = errand?.kind === 'proof' ? errand.back : (errand?.next ?? '');
  if (errand?.kind === 'proof')
    return { href: `/settings/proof?back=${encodeURIComponent(next)}`, label: '다시 확인하기' };
  return { href: next ? `/login?next=${encodeURIComponent(next)}` : '/login', label: '로그인으로 돌아가기' };
}

/** Returns the page for an errand that failed at Kakao. */
export function kakaoFailed(error: KakaoError, errand: Errand): AppError {
  const action = againLink(errand);
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
    {
      heading: '카카오 로그인을 확인하지 못했어요',
      action,
    },
  );
}

/** For an answer that belongs to no attempt of this browser. */
export const unknownAttempt = () =>
  new AppError(400, 'kakao_unknown', '시간이 지났거나 이미 쓴 주소예요. 처음부터 다시 해 주세요.', {
    heading: '카카오 로그인을 확인하지 못했어요',
    action: againLink(null),
  });

/** For a link or a proof that another person's log-in has overtaken. */
export const otherPerson = () =>
  new AppError(400, 'kakao_other_person', '그사이에 로그인이 바뀌었어요. 설정에서 다시 해 주세요.', {
    heading: '카카오 로그인을 확인하지 못했어요',
    action: { href: '/settings', label: '설정으로 가기' },
  });

/** For a proof by a person at Kakao who does not belong to the account. */
export const notLinked = (errand: Errand) =>
  new AppError(400, 'kakao_not_linked', '이 계정에 연결한 카카오 계정으로 다시 확인해 주세요.', {
    heading: '다른 카카오 계정이에요',
    action: againLink(errand),
  });

export const linkMessages = {
  taken: '이 카카오 계정은 다른 책모임 계정에 연결돼 있어요. 다른 카카오 계정으로 연결해 주세요.',
  second: '이미 다른 카카오 계정을 연결하셨어요. 바꾸려면 먼저 지금의 연결을 끊어 주세요.',
  onlyWayIn: '카카오로만 로그인하실 수 있어서 아직 끊을 수 없어요. 다른 로그인 방법을 먼저 마련해 주세요.',
} as const;

/** The same for an address with an account and for a failure that reveals nothing. */
export const kakaoSignUpFailed = {
  form: '가입을 마치지 못했어요. 이 이메일로 가입하신 적이 있다면, 로그인한 뒤 설정에서 카카오 로그인을 연결해 주세요.',
} as const;
