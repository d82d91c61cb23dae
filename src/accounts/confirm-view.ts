import type { Page } from '../platform/http/render.ts';
import type { FormPage } from './form-page.ts';

declare module '../platform/http/render.ts' {
  interface Views {
    'accounts/confirm': FormPage;
    'accounts/confirmed': Page;
    'accounts/confirmation-sent': Page & { readonly advice: string };
    'accounts/bad-confirmation': Page;
    'accounts/unconfirmed': UnconfirmedPage;
  }
}

interface UnconfirmedPage extends Page {
  readonly email: string;
  /** The fields of a refused form; null if none was sent. */
  readonly typed: {
    readonly action: string;
    readonly fields: readonly { readonly name: string; readonly value: string }[];
  } | null;
}

export const confirmPage = (token: string): FormPage => ({
  title: '이메일 주소 확인',
  values: { token },
  errors: {},
});

export const confirmedPage: Page = { title: '이메일 주소를 확인했어요' };
export const badConfirmationPage: Page = { title: '쓸 수 없는 링크예요' };

/**
 * `isNew` means that a letter was sent now; otherwise the last one is less than an hour old, or was
 * the fifth of the day.
 */
export const confirmationSentPage = (isNew: boolean): Page & { readonly advice: string } =>
  isNew
    ? {
        title: '메일을 보냈어요',
        advice: '몇 분 안에 도착해요. 보이지 않으면 스팸함도 확인해 주세요. 링크는 이틀 동안 쓸 수 있어요.',
      }
    : {
        title: '조금 전에 메일을 보냈어요',
        advice:
          '새 메일은 한 시간에 한 번만 보낼 수 있어요. 먼저 보낸 메일을 스팸함까지 찾아보고, 없으면 한 시간 뒤에 다시 눌러 주세요.',
      };

export const unconfirmedPage = ({
  email,
  typed = null,
}: {
  email: string;
  typed?: { action: string; fields: Readonly<Record<string, string>> } | null;
}): UnconfirmedPage => ({
  title: '이메일 주소를 확인해 주세요',
  email,
  typed: typed && {
    action: typed.action,
    fields: Object.entries(typed.fields).map(([name, value]) => ({ name, value })),
  },
});
