import { appNames } from '../platform/http/app-names-view.ts';
import type { DeviceKind, InAppBrowser } from '../platform/http/device-kind.ts';
import { otherBrowserAddress } from '../platform/http/other-browser.ts';

/**
 * The view-model of views/settings/push-guide.ejs: the browser has no Web Push, but the device can.
 */
export interface PushGuide {
  readonly reason: string;
  readonly steps: readonly string[];
  readonly link: { readonly href: string; readonly label: string } | null;
  /** An iPad may claim to be a Mac: the script shows the guide only on a touch screen. */
  readonly isForTouchOnly: boolean;
}

const nameOf = (app: InAppBrowser): string => (app === 'other' ? '이 앱' : appNames[app]);

/** `address` is the address of the settings page. */
export function pushGuide(device: DeviceKind, address: string): PushGuide | null {
  if (device.inApp !== null) {
    const href = otherBrowserAddress(device, address);
    return {
      reason: `${nameOf(device.inApp)} 안의 브라우저로는 기기 알림을 받을 수 없어요.`,
      steps: [
        '화면 모서리의 메뉴(점 세 개나 공유 모양)를 누르세요.',
        device.system === 'ios'
          ? '‘Safari로 열기’나 ‘다른 브라우저로 열기’를 고르세요.'
          : '‘다른 브라우저로 열기’를 고르세요.',
        '열린 브라우저에서 로그인한 뒤, 설정에서 알림을 켜세요.',
      ],
      link: href === null ? null : { href, label: '다른 브라우저로 열기' },
      isForTouchOnly: false,
    };
  }
  if (device.system !== 'ios' && !device.isMacSafari) return null;
  return {
    reason: '아이폰과 아이패드에서는 홈 화면에 추가한 책모임으로만 기기 알림을 받을 수 있어요.',
    steps: [
      '브라우저의 공유 버튼(네모에서 화살표가 나오는 모양)을 누르세요.',
      '‘홈 화면에 추가’를 누르세요.',
      '홈 화면에 생긴 책모임을 열어 로그인한 뒤, 설정에서 알림을 켜세요.',
      '목록에 없거나 켜지지 않으면 iOS를 16.4 이상으로 업데이트해 주세요.',
    ],
    link: null,
    isForTouchOnly: device.isMacSafari,
  };
}
