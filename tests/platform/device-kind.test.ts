import { describe, expect, test } from 'vitest';
import { deviceKindOf } from '../../src/platform/http/device-kind.ts';
import { otherBrowserAddress } from '../../src/platform/http/other-browser.ts';
import { userAgents } from '../support/user-agents.ts';

test.each([
  ['kakaoAndroid', 'kakaotalk', 'android'],
  ['kakaoIphone', 'kakaotalk', 'ios'],
  ['naverAndroid', 'naver', 'android'],
  ['naverIphone', 'naver', 'ios'],
  ['instagramAndroid', 'instagram', 'android'],
  ['instagramIphone', 'instagram', 'ios'],
  ['facebookAndroid', 'facebook', 'android'],
  ['facebookIphone', 'facebook', 'ios'],
  ['threadsIphone', 'threads', 'ios'],
  ['lineIphone', 'line', 'ios'],
  ['daumAndroid', 'daum', 'android'],
  ['unknownAppAndroid', 'other', 'android'],
  ['safariIphone', null, 'ios'],
  ['chromeIphone', null, 'ios'],
  ['homeScreenIphone', null, 'ios'],
  ['chromeAndroid', null, 'android'],
  ['samsungAndroid', null, 'android'],
  ['whaleWindows', null, 'other'],
  ['chromeMac', null, 'other'],
  ['safariMac', null, 'other'],
] as const)('%s: in the app %s, on %s', (name, inApp, system) => {
  expect(deviceKindOf(userAgents[name])).toMatchObject({ inApp, system, isMacSafari: name === 'safariMac' });
});

test.each([undefined, '', 'curl/8.5', 'online/1', 'a'.repeat(100_000)])('%# is an unknown device', (text) => {
  expect(deviceKindOf(text)).toEqual({ inApp: null, system: 'other', isMacSafari: false });
});

describe('the address that opens another browser', () => {
  const address = 'https://bookmoim.example/settings?a=1';
  const from = (name: keyof typeof userAgents) =>
    otherBrowserAddress(deviceKindOf(userAgents[name]), address);

  test.each([
    ['kakaoIphone', 'kakaotalk://web/openExternal?url=https%3A%2F%2Fbookmoim.example%2Fsettings%3Fa%3D1'],
    ['lineIphone', 'https://bookmoim.example/settings?a=1&openExternalBrowser=1'],
    [
      'naverAndroid',
      'intent://bookmoim.example/settings?a=1#Intent;scheme=https;package=com.android.chrome;end',
    ],
    ['instagramIphone', null],
    ['chromeAndroid', null],
  ] as const)('from %s is %s', (name, expected) => expect(from(name)).toBe(expected));
});
