import { koreanDay } from '../../platform/korean-date.ts';
import type { Filled, FormPage } from '../form-page.ts';
import { mostPasskeys, type Passkey } from './passkey.ts';

/** The site's name in the dialogs of browsers. */
export const siteName = '책모임';

interface PasskeyLine {
  readonly href: string;
  readonly name: string;
  readonly added: string;
  readonly lastUsed: string;
}

interface PasskeysPage extends FormPage {
  /** The message about the change that led here. */
  readonly notice: string | null;
  readonly passkeys: readonly PasskeyLine[];
  readonly canAdd: boolean;
  readonly most: number;
}

interface PasskeyPage extends FormPage {
  readonly action: string;
  readonly name: string;
  readonly facts: string;
}

declare module '../../platform/http/render.ts' {
  interface Views {
    'accounts/passkeys': PasskeysPage;
    'accounts/passkey': PasskeyPage;
    'accounts/new-passkey': FormPage;
  }
}

const notices: Readonly<Record<string, string>> = {
  added: '패스키를 추가했어요. 다음부터 이 패스키로 로그인할 수 있어요.',
  renamed: '패스키 이름을 바꿨어요.',
  removed: '패스키를 지웠어요. 기기에 남아 있는 패스키는 기기의 설정에서 지울 수 있어요.',
};

const lastUsedWords = ({ lastUsedAt }: Passkey, now: Date) =>
  lastUsedAt ? `${koreanDay(lastUsedAt, now)}에 마지막으로 썼어요` : '아직 쓴 적이 없어요';

export const passkeysPage = (
  passkeys: readonly Passkey[],
  { done = '', now }: { done?: string; now: Date },
): PasskeysPage => ({
  title: '패스키',
  styles: ['/css/notifications.css'],
  values: {},
  errors: {},
  notice: notices[done] ?? null,
  passkeys: passkeys.map((passkey) => ({
    href: `/settings/passkeys/${passkey.id}`,
    name: passkey.name,
    added: `${koreanDay(passkey.createdAt, now)}에 추가했어요`,
    lastUsed: lastUsedWords(passkey, now),
  })),
  canAdd: passkeys.length < mostPasskeys,
  most: mostPasskeys,
});

export const passkeyPage = (
  passkey: Passkey,
  { values = {}, errors = {}, now }: Filled & { now: Date },
): PasskeyPage => ({
  title: '패스키 고치기',
  values: { name: passkey.name, ...values },
  errors,
  action: `/settings/passkeys/${passkey.id}`,
  name: passkey.name,
  facts: `${koreanDay(passkey.createdAt, now)}에 추가했고, ${lastUsedWords(passkey, now)}.`,
});

export const newPasskeyPage = ({ values = {}, errors = {} }: Filled): FormPage => ({
  title: '패스키 추가하기',
  scripts: ['/js/add-passkey.js'],
  values: { name: values.name ?? '내 패스키' },
  errors,
});
