import type { Page } from '../platform/http/render.ts';
import type { Filled, FormPage } from './form-page.ts';

interface ChangePasswordPage extends FormPage {
  /** The account's address, for password managers. */
  readonly email: string;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'accounts/forgot': FormPage;
    'accounts/new-password': FormPage;
    'accounts/change-password': ChangePasswordPage;
    'accounts/letter-sent': Page;
    'accounts/bad-link': Page;
    'accounts/password-changed': Page;
  }
}

export const forgotPage = ({ values = {}, errors = {} }: Filled = {}): FormPage => ({
  title: '비밀번호 정하기',
  values,
  errors,
});

export const newPasswordPage = ({ values = {}, errors = {} }: Filled = {}): FormPage => ({
  title: '새 비밀번호',
  values,
  errors,
});

export const changePasswordPage = ({
  email,
  hasPassword,
  errors,
}: {
  email: string;
  hasPassword: boolean;
  errors: FormPage['errors'];
}): ChangePasswordPage => ({
  title: hasPassword ? '비밀번호 바꾸기' : '비밀번호 정하기',
  email,
  values: {},
  errors,
});

export const letterSentPage: Page = { title: '메일을 보냈어요' };
export const badLinkPage: Page = { title: '쓸 수 없는 링크예요' };
export const passwordChangedPage: Page = { title: '비밀번호를 바꿨어요' };
