import { type DeviceKind, deviceKindOf } from '../platform/http/device-kind.ts';

const systems = ['iphone', 'ipad', 'android', 'windows', 'mac', 'chromebook', 'linux', 'other'] as const;
const separateBrowsers = ['whale', 'samsung', 'edge', 'opera', 'firefox', 'chrome', 'safari'] as const;

export type DeviceSystem = (typeof systems)[number];
export type DeviceBrowser =
  | (typeof separateBrowsers)[number]
  | Exclude<DeviceKind['inApp'], null | 'other'>
  | 'other';

/** The kind of device and browser that a session began on. Nothing else of it is stored. */
export interface SessionDevice {
  readonly system: DeviceSystem;
  readonly browser: DeviceBrowser;
}

/** The first that fits: browsers made from Chrome also name Chrome, and all name Safari. */
const systemMarks: readonly (readonly [DeviceSystem, RegExp])[] = [
  ['iphone', /\biP(?:hone|od)\b/],
  ['ipad', /\biPad\b/],
  ['android', /\bAndroid\b/],
  ['windows', /\bWindows\b/],
  ['mac', /\bMac(?:intosh| OS X)\b/],
  ['chromebook', /\bCrOS\b/],
  ['linux', /\bLinux\b/],
];
const browserMarks: readonly (readonly [DeviceBrowser, RegExp])[] = [
  ['whale', /\bWhale\/\d/],
  ['samsung', /\bSamsungBrowser\/\d/],
  ['edge', /\bEdg(?:A|iOS)?\/\d/],
  ['opera', /\b(?:OPR|OPiOS|OPT)\/\d/],
  ['firefox', /\b(?:Firefox|FxiOS)\/\d/],
  ['chrome', /\b(?:Chrome|CriOS)\/\d/],
  ['safari', /\bVersion\/\d\S* (?:Mobile\/\S+ )?Safari\//],
];
const longestUserAgent = 1_000;

/** Guesses the device of a `User-Agent` header, for the list of sessions only. */
export function sessionDeviceOf(userAgent: string | undefined): SessionDevice {
  const text = (userAgent ?? '').slice(0, longestUserAgent);
  const firstOf = <T>(marks: readonly (readonly [T, RegExp])[]) =>
    marks.find(([, mark]) => mark.test(text))?.[0];
  const { inApp } = deviceKindOf(userAgent);
  const ofApp = inApp === 'other' ? null : inApp;
  return {
    system: firstOf(systemMarks) ?? 'other',
    browser: ofApp ?? firstOf(browserMarks) ?? 'other',
  };
}
