import type { PageSection } from '../platform/http/render.ts';
import { koreanDay } from '../platform/korean-date.ts';

/** The part of the settings about a person's calendar address. */
export interface FeedSection {
  /** The address that was just made; null on every later page. */
  readonly fresh: { readonly url: string; readonly webcal: string } | null;
  /** Whether she has an address, and since when, in words; null without one. */
  readonly since: string | null;
}

export function feedSection(
  feed: { readonly createdAt: Date } | null,
  freshUrl: string | null,
  now: Date,
): PageSection & { readonly model: { readonly calendar: FeedSection } } {
  const fresh = freshUrl === null ? null : { url: freshUrl, webcal: freshUrl.replace(/^https?:/, 'webcal:') };
  const since = feed && `${koreanDay(feed.createdAt, now)}에 만든 주소가 있어요.`;
  return { view: 'meetings/partials/calendar-address', model: { calendar: { fresh, since } } };
}
