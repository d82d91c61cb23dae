import type { Filled, FormPage } from './form-page.ts';
import type { SeatOffer } from './seat-offers.ts';

interface SignUpPage extends FormPage {
  /** Whether this site sends letters. */
  readonly sendsLetters: boolean;
  readonly seat: SeatOffer | null;
  /** Whether the form offers the log-in by Kakao. */
  readonly offersKakao: boolean;
  readonly lead: string;
  readonly buttonLabel: string;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'accounts/signup': SignUpPage;
  }
}

export function signUpPage({
  values = {},
  errors = {},
  sendsLetters,
  offersKakao,
  seat = null,
}: Filled & Pick<SignUpPage, 'sendsLetters' | 'offersKakao'> & { seat?: SeatOffer | null }): SignUpPage {
  return {
    title: '회원가입',
    scripts: ['/js/account-form.js'],
    description: '취향에 맞는 책을 추천받고 독서 모임을 열어 보세요.',
    values,
    errors,
    sendsLetters,
    offersKakao,
    seat,
    ...wordsFor(values.next ?? '', seat),
  };
}

function wordsFor(next: string, seat: SeatOffer | null): Pick<SignUpPage, 'lead' | 'buttonLabel'> {
  if (seat) return { lead: '가입하면 보시던 모임으로 바로 돌아가요.', buttonLabel: '가입하고 모임으로 가기' };
  if (next.startsWith('/recommendations/'))
    return {
      lead: '가입하면 방금 받은 추천이 내 추천에 그대로 남아요.',
      buttonLabel: '가입하고 간직하기',
    };
  if (next) return { lead: '가입하면 보시던 곳으로 바로 이어져요.', buttonLabel: '가입하기' };
  return {
    lead: '가입하면 바로 취향 퀴즈로 이어져요. 1분이면 충분해요.',
    buttonLabel: '가입하고 퀴즈 시작하기',
  };
}
