import type { Page } from '../platform/http/render.ts';
import type { FormPage } from './form-page.ts';

interface ChangeEmailPage extends FormPage {
  /** The address that the account has now. */
  readonly email: string;
  /** The new address that is not confirmed yet; null if no change was asked for. */
  readonly pending: string | null;
  /** Whether a letter was sent just now. */
  readonly isSent: boolean;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'accounts/change-email': ChangeEmailPage;
    'accounts/confirm-email-change': FormPage & { readonly email: string };
    'accounts/email-changed': Page;
    'accounts/bad-email-change': Page & { readonly advice: string };
    'accounts/take-email-back': FormPage;
  }
}

export const changeEmailPage = ({
  values = {},
  errors = {},
  ...shown
}: Pick<ChangeEmailPage, 'email' | 'pending' | 'isSent'> &
  Partial<Pick<FormPage, 'values' | 'errors'>>): ChangeEmailPage => ({
  title: '이메일 바꾸기',
  values,
  errors,
  ...shown,
});

export const confirmEmailChangePage = (token: string, email: string) => ({
  title: '새 이메일 주소 확인',
  values: { token },
  errors: {},
  email,
});

export const takeEmailBackPage = (token: string): FormPage => ({
  title: '이메일 주소 되돌리기',
  values: { token },
  errors: {},
});

export const emailChangedPage: Page = { title: '이메일 주소를 바꿨어요' };

const badLink = '쓸 수 없는 링크예요';
export const badChangePage = {
  title: badLink,
  advice:
    '하루가 지났거나, 이미 썼거나, 다른 계정에서 받은 링크예요. 링크를 받은 계정으로 로그인했는지 확인하고, 설정에서 다시 받아 주세요.',
};
export const takenChangePage = {
  title: '이 주소로는 바꿀 수 없어요',
  advice: '그사이 이 주소로 가입한 계정이 생겼어요. 설정에서 다른 주소를 적어 주세요.',
};
export const badTakeBackPage = {
  title: badLink,
  advice: '일주일이 지났거나 이미 쓴 링크예요. 계정에 들어갈 수 없다면 아래 문의처로 알려 주세요.',
};
