import type { Page } from '../platform/http/render.ts';

interface LetterEndPage extends Page {
  readonly heading: string;
  readonly text: string;
  /** Where the button posts to; null if the letters have ended. */
  readonly action: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'settings/letters-end': LetterEndPage;
  }
}

/** The page on which alarms by letter are ended. `address` is its own, which holds the token. */
export const letterEndPage = (address: string, areOn: boolean): LetterEndPage => ({
  title: '알림 메일 그만 받기',
  isUnindexed: true,
  ...(areOn
    ? {
        heading: '알림 메일을 그만 받을까요?',
        text: '누르시면 바로 끊어요. 알림은 알림함과 켜 두신 기기에서 계속 보실 수 있어요.',
        action: address,
      }
    : {
        heading: '이제 알림을 메일로 보내지 않아요',
        text: '다시 받고 싶으시면 설정에서 켜 주세요.',
        action: null,
      }),
});
