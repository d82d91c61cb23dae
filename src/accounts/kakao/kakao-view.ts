import type { Page } from '../../platform/http/render.ts';
import type { Filled, FormPage } from '../form-page.ts';
import type { SeatOffer } from '../seat-offers.ts';
import type { Newcomer } from './newcomer-store.ts';

interface GoingToKakaoPage extends Page {
  readonly url: string;
}

interface KakaoSignUpPage extends FormPage {
  /** The address that Kakao has verified; null if the form asks for one. */
  readonly email: string | null;
  readonly seat: SeatOffer | null;
  readonly sendsLetters: boolean;
  readonly logInHref: string;
}

declare module '../../platform/http/render.ts' {
  interface Views {
    'accounts/going-to-kakao': GoingToKakaoPage;
    'accounts/kakao-sign-up': KakaoSignUpPage;
  }
}

export const goingToKakaoPage = (url: string): GoingToKakaoPage => ({ title: '카카오로 이동하기', url });

export function kakaoSignUpPage({
  newcomer,
  seat,
  sendsLetters,
  values = { email: newcomer.email?.address ?? '' },
  errors = {},
}: Filled & { newcomer: Newcomer; seat: SeatOffer | null; sendsLetters: boolean }): KakaoSignUpPage {
  return {
    title: '카카오로 가입하기',
    scripts: ['/js/account-form.js'],
    email: newcomer.email?.isVerified ? newcomer.email.address : null,
    logInHref: `/login?next=${encodeURIComponent('/settings/kakao')}`,
    values,
    errors,
    seat,
    sendsLetters,
  };
}
