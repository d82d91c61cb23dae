/** Apps that open links in a browser of their own; `other` is an unknown Android app. */
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
  /**
   * The app that this browser belongs to; null for a separate browser and for a web app on a home
   * screen.
   */
  readonly inApp: InAppBrowser | null;
  readonly system: 'ios' | 'android' | 'other';
  /** Whether this is Safari on a Mac, or on an iPad that claims to be a Mac. */
  readonly isMacSafari: boolean;
}

/**
 * The order matters: Meta's apps also name Facebook, and several apps also name Android's web view.
 */
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

/** UTF-16 code units of a `User-Agent` that are examined. Real ones are shorter. */
const longestUserAgent = 1_000;

/**
 * Guesses the device from a `User-Agent` header. Use the answer for advice to the person only,
 * never for a decision about access.
 */
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
