const android = 'Mozilla/5.0 (Linux; Android 14; SM-S918N Build/UP1A.231005.007; wv) AppleWebKit/537.36';
const webView = `${android} (KHTML, like Gecko) Version/4.0 Chrome/129.0.6668.100 Mobile Safari/537.36`;
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';

/** How browsers describe themselves, as seen in logs. */
export const userAgents = {
  kakaoAndroid: `${webView};KAKAOTALK 2410320`,
  kakaoIphone: `${iphone} Mobile/15E148 KAKAOTALK 10.9.0`,
  naverAndroid: `${webView} NAVER(inapp; search; 2000; 12.10.3)`,
  naverIphone: `${iphone} Version/17.5 Mobile/15E148 Safari/605.1 NAVER(inapp; search; 2000; 12.13.0; 16PROMAX)`,
  instagramAndroid: `${webView} Instagram 345.0.0.46.93 Android (34/14; 480dpi; 1080x2116; samsung; SM-S918N; ko_KR; 634367146)`,
  instagramIphone: `${iphone} Mobile/15E148 Instagram 345.0.0.0.0 (iPhone15,2; iOS 17_5; ko_KR; ko; scale=3.00; 1179x2556; 634367146)`,
  facebookAndroid: `${webView} [FB_IAB/FB4A;FBAV/430.0.0.0;]`,
  facebookIphone: `${iphone} Mobile/15E148 [FBAN/FBIOS;FBDV/iPhone13,3;FBMD/iPhone;FBSN/iOS;FBSV/14.5;FBSS/3;FBID/phone;FBLC/ko_KR;FBOP/5]`,
  threadsIphone: `${iphone} Mobile/15E148 Barcelona 350.0.0.0 (iPhone15,2; iOS 18_0; ko_KR)`,
  lineIphone: `${iphone} Mobile/15E148 Safari Line/15.12.1`,
  daumAndroid: `${webView} DaumApps/7.1.0 DaumDevice/mobile`,
  unknownAppAndroid: webView,
  safariIphone: `${iphone} Version/17.5 Mobile/15E148 Safari/604.1`,
  chromeIphone: `${iphone} CriOS/91.0.4472.80 Mobile/15E148 Safari/604.1`,
  /** A web app on the home screen. */
  homeScreenIphone: `${iphone} Mobile/15E148`,
  chromeAndroid:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36',
  samsungAndroid:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36',
  whaleWindows:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Whale/4.35.351.16 Safari/537.36',
  chromeMac: `${mac} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36`,
  safariMac: `${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15`,
} as const;
