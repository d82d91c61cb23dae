/** The apps whose own browsers people open links in, and `other` for an Android app that is not known. */
export type InAppBrowser =
  | 'kakaotalk'
  | 'naver'
  | 'daum'
  | 'band'
  | 'line'
  | 'threads'
  | 'instagram'
  | 'facebook'
  | 'other';

export interface DeviceKind {
  /** The app whose browser this is; null for a browser of its own, and for a web app on a home screen. */
  readonly inApp: InAppBrowser | null;
  readonly system: 'ios' | 'android' | 'other';
  /** Safari on a Mac, or on an iPad that says so. */
  readonly isMacSafari: boolean;
}

/** In order: an app of Meta names Facebook besides itself, and several of them name the web view of Android. */
const marks: readonly (readonly [InAppBrowser, RegExp])[] = [
  ['kakaotalk', /\bKAKAO(?:TALK|STORY)\b/i],
  ['naver', /\bNAVER\(inapp/i],
  ['daum', /\bDaumApps\b/i],
  ['band', /\bBAND\/\d/],
  ['line', /\bLine\/\d/],
  ['threads', /\bBarcelona \d/],
  ['instagram', /\bInstagram\b/],
  ['facebook', /\bFB(?:AN|AV|_IAB)\b/],
  ['other', /; wv\)/],
];

/** No browser's own description is longer. */
const longestUserAgent = 1_000;

/** Says what a `User-Agent` header tells of a device. The header is a guess: nothing but advice may depend on it. */
export function deviceKindOf(userAgent: string | undefined): DeviceKind {
  const text = (userAgent ?? '').slice(0, longestUserAgent);
  const isIos = /\b(?:iPhone|iPad|iPod)\b/.test(text);
  return {
    inApp: marks.find(([, mark]) => mark.test(text))?.[0] ?? null,
    system: isIos ? 'ios' : /\bAndroid\b/.test(text) ? 'android' : 'other',
    isMacSafari:
      /\bMacintosh\b/.test(text) && /\bVersion\/\d+\S* Safari\//.test(text) && !/\bChrom/.test(text),
  };
}
