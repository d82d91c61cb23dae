import { expect, test } from 'vitest';
import { sessionDeviceOf } from '../../src/accounts/session-device.ts';
import { userAgents } from '../support/user-agents.ts';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';

test.each([
  [userAgents.safariIphone, 'iphone safari'],
  [userAgents.chromeIphone, 'iphone chrome'],
  [userAgents.homeScreenIphone, 'iphone other'],
  [userAgents.kakaoIphone, 'iphone kakaotalk'],
  [userAgents.kakaoAndroid, 'android kakaotalk'],
  [userAgents.naverAndroid, 'android naver'],
  [userAgents.instagramIphone, 'iphone instagram'],
  [userAgents.unknownAppAndroid, 'android chrome'],
  [userAgents.chromeAndroid, 'android chrome'],
  [userAgents.samsungAndroid, 'android samsung'],
  [userAgents.whaleWindows, 'windows whale'],
  [userAgents.chromeMac, 'mac chrome'],
  [userAgents.safariMac, 'mac safari'],
  [
    `${windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0`,
    'windows edge',
  ],
  [
    `${windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 OPR/120.0`,
    'windows opera',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'linux firefox'],
  [
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'chromebook chrome',
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'ipad safari',
  ],
  ['curl/8.0', 'other other'],
  [undefined, 'other other'],
  [`${'x'.repeat(2_000)} Windows Firefox/140`, 'other other'],
])('%s is %s', (userAgent, words) => {
  const { system, browser } = sessionDeviceOf(userAgent);
  expect(`${system} ${browser}`).toBe(words);
});
