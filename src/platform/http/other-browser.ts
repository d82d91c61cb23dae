import type { DeviceKind } from './device-kind.ts';

/**
 * Returns an address that opens a page in a browser outside the app; null if the app supports none.
 */
export function otherBrowserAddress({ inApp, system }: DeviceKind, address: string): string | null {
  if (inApp === null) return null;
  if (inApp === 'kakaotalk') return `kakaotalk://web/openExternal?url=${encodeURIComponent(address)}`;
  const { protocol, host, pathname, search } = new URL(address);
  if (inApp === 'line') return `${address}${search === '' ? '?' : '&'}openExternalBrowser=1`;
  if (system !== 'android') return null;
  return `intent://${host}${pathname}${search}#Intent;scheme=${protocol.slice(0, -1)};package=com.android.chrome;end`;
}
