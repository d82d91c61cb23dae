import { findLinks } from '../../public/js/chat/links.js';
import { nameOf } from '../clubs/index.ts';
import { koreanDateTime, koreanDay } from '../platform/korean-date.ts';
import type { ReaderCounts, ReaderNames, ReadNotice } from './notice.ts';

interface TextPart {
  readonly text: string;
  /** Null: plain text. */
  readonly href: string | null;
}

/** A notice as one member sees it. Null actions are not shown. */
export interface ShownNotice {
  readonly id: string;
  readonly parts: readonly TextPart[];
  /** The first line, for the closed notice. */
  readonly excerpt: string;
  readonly author: string;
  readonly day: string;
  readonly postedIso: string;
  readonly isPinned: boolean;
  /** When this member confirmed; null before that, and for the author. */
  readonly confirmed: string | null;
  readonly confirmAction: string | null;
  /** How many did what, for leaders. */
  readonly counts: string | null;
}

/** The names behind the counts. */
export interface ReaderGroup {
  readonly label: string;
  readonly names: readonly string[];
}

/** A member who reads at one moment. */
export interface ReaderMoment {
  readonly userId: number;
  readonly canConfirm: boolean;
  readonly now: Date;
}

const longestExcerpt = 80;

export function shownNotice(
  { notice, reading, counts }: ReadNotice,
  { userId, canConfirm, now }: ReaderMoment,
): ShownNotice {
  const isOwn = notice.author?.id === userId;
  const { confirmedAt } = reading;
  return {
    id: String(notice.id),
    parts: findLinks(notice.body).map(({ text, href, shown }) => ({
      text: shown ?? text,
      href: href ?? null,
    })),
    excerpt: excerptOf(notice.body),
    author: nameOf(notice.author?.nickname ?? null),
    day: koreanDay(notice.postedAt, now),
    postedIso: notice.postedAt.toISOString(),
    isPinned: notice.isPinned,
    confirmed: confirmedAt && !isOwn ? `${koreanDateTime(confirmedAt, now)}에 확인했어요` : null,
    confirmAction: canConfirm && !isOwn && !confirmedAt ? `/notices/${notice.id}/confirm` : null,
    counts: counts && countsText(counts),
  };
}

/** The first line that says something, cut where a phone would have cut it. */
export function excerptOf(body: string): string {
  const line = body.split('\n').find((one) => one.trim() !== '') ?? '';
  const letters = [...line.trim()];
  return letters.length > longestExcerpt ? `${letters.slice(0, longestExcerpt).join('')}…` : letters.join('');
}

const countsText = ({ confirmed, seen, notSeen }: ReaderCounts) =>
  `확인 ${confirmed}명 · 보기만 ${seen}명 · 아직 ${notSeen}명`;

const groupLabels: Record<keyof ReaderNames, string> = {
  confirmed: '확인했어요',
  seen: '보기만 했어요',
  notSeen: '아직 못 봤어요',
};

/** The three lists of names; empty ones too, so that a leader sees that nobody is missing. */
export const readerGroups = (names: ReaderNames): readonly ReaderGroup[] =>
  (['confirmed', 'seen', 'notSeen'] as const).map((kind) => ({
    label: `${groupLabels[kind]} ${names[kind].length}명`,
    names: names[kind],
  }));
