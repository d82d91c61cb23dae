import { appNames } from '../platform/http/app-names-view.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDay, koreanDistance } from '../platform/korean-date.ts';
import type { OwnSession } from './own-sessions.ts';
import type { DeviceBrowser, DeviceSystem, SessionDevice } from './session-device.ts';

interface ShownSession {
  readonly key: string;
  /** "아이폰 · 사파리" */
  readonly device: string;
  readonly isOwn: boolean;
  readonly place: string | null;
  readonly started: string;
  readonly lastUsed: string;
}

interface SessionsPage extends Page {
  readonly sessions: readonly ShownSession[];
  readonly hasOthers: boolean;
  readonly notice: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'accounts/sessions': SessionsPage;
  }
}

const systemWords: Record<DeviceSystem, string> = {
  iphone: '아이폰',
  ipad: '아이패드',
  android: '안드로이드 기기',
  windows: '윈도우 컴퓨터',
  mac: '맥',
  chromebook: '크롬북',
  linux: '리눅스 컴퓨터',
  other: '알 수 없는 기기',
};

const browserWords: Record<DeviceBrowser, string | null> = {
  whale: '웨일',
  samsung: '삼성 인터넷',
  edge: '엣지',
  opera: '오페라',
  firefox: '파이어폭스',
  chrome: '크롬',
  safari: '사파리',
  ...appNames,
  other: null,
};

/** A device in words. A session may hold words of another version, which count as unknown. */
function deviceWords(device: SessionDevice | undefined): string {
  const system = device && systemWords[device.system];
  const browser = device && browserWords[device.browser];
  return [system ?? systemWords.other, browser ?? null].filter((word) => word !== null).join(' · ');
}

const notices: Readonly<Record<string, string>> = {
  one: '그 기기에서 로그아웃했어요.',
  others: '다른 기기에서 모두 로그아웃했어요.',
};

export function sessionsPage(
  sessions: readonly OwnSession[],
  { ownKey, now, ended }: { ownKey: string; now: Date; ended: unknown },
): SessionsPage {
  const shown = sessions.map((session) => shownSession(session, { ownKey, now }));
  return {
    title: '로그인한 기기',
    styles: ['/css/notifications.css'],
    // The person's own device first.
    sessions: shown.toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn)),
    hasOthers: shown.some(({ isOwn }) => !isOwn),
    notice: (typeof ended === 'string' && notices[ended]) || null,
  };
}

function shownSession(
  { key, device, isNewPlace, startedAt, lastUsedAt }: OwnSession,
  { ownKey, now }: { ownKey: string; now: Date },
): ShownSession {
  const isOwn = key === ownKey;
  return {
    key,
    device: deviceWords(device),
    isOwn,
    place: isNewPlace ? '그때 처음 쓰는 곳에서 로그인했어요' : null,
    started: `${koreanDay(startedAt, now)}에 로그인`,
    lastUsed: isOwn ? '지금 쓰고 있어요' : `마지막으로 쓴 때: ${koreanDistance(lastUsedAt, now)}`,
  };
}
