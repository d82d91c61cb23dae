import type { Page } from '../../platform/http/render.ts';
import { koreanDay } from '../../platform/korean-date.ts';
import { linkMessages } from './kakao-messages.ts';

interface KakaoSettingsPage extends Page {
  /** The day of the link, in words; null if the account is not linked. */
  readonly linkedOn: string | null;
  readonly hasOtherWayIn: boolean;
  readonly sendsLetters: boolean;
  readonly notice: { readonly text: string; readonly isDanger: boolean } | null;
}

declare module '../../platform/http/render.ts' {
  interface Views {
    'accounts/kakao-settings': KakaoSettingsPage;
  }
}

const done: Readonly<Record<string, string>> = {
  linked: '카카오 로그인을 연결했어요. 이제 카카오로도 로그인할 수 있어요.',
  unlinked: '연결을 끊었어요. 이제 카카오로는 로그인할 수 없어요.',
};

const refused: Readonly<Record<string, string>> = linkMessages;

/** @param query the address's query, which says how the last action went */
export function kakaoSettingsPage(
  { linkedAt, ...account }: { linkedAt: Date | null; hasOtherWayIn: boolean; sendsLetters: boolean },
  query: Readonly<Record<string, unknown>>,
  now: Date,
): KakaoSettingsPage {
  return {
    title: '카카오 로그인',
    linkedOn: linkedAt && koreanDay(linkedAt, now),
    ...account,
    notice: noticeOf(done, query.done, false) ?? noticeOf(refused, query.refused, true),
  };
}

function noticeOf(texts: Readonly<Record<string, string>>, key: unknown, isDanger: boolean) {
  const text = typeof key === 'string' && Object.hasOwn(texts, key) ? texts[key] : undefined;
  return text === undefined ? null : { text, isDanger };
}
