import { findLinks } from '../../public/js/chat/links.js';
import { koreanDay } from '../platform/korean-date.ts';
import type { ReadingMark } from './note.ts';
import type { SeenNote } from './seen-notes.ts';

interface TextPart {
  readonly text: string;
  /** Null: plain text. */
  readonly href: string | null;
}

/** A note as one member sees it. */
export interface ShownNote {
  readonly id: string;
  readonly author: string;
  readonly day: string;
  readonly isMine: boolean;
  /** Null for a text that is withheld. */
  readonly parts: readonly TextPart[] | null;
  /** The readers of the note before the start; null for everybody. */
  readonly mark: string | null;
  /** Whether the reader blocked the author: she unfolds the text. */
  readonly isFolded: boolean;
  /** Null for her own note and for one that she does not see. */
  readonly reportHref: string | null;
}

/** The readers of a note, by how much of the book they have read. */
export const markNames: Readonly<Record<ReadingMark, string>> = {
  0: '누구나',
  25: '¼까지 읽은 분',
  50: '절반까지 읽은 분',
  75: '¾까지 읽은 분',
  100: '다 읽은 분',
};

/** A member who reads at one moment. */
export interface NoteReader {
  readonly userId: number;
  readonly now: Date;
  readonly hasBegun: boolean;
}

export function shownNote(seen: SeenNote, { userId, now, hasBegun }: NoteReader): ShownNote {
  const { id, authorId, nickname, forPercent, changedAt } = seen.note;
  const isMine = authorId === userId;
  return {
    id: String(id),
    author: nickname,
    day: koreanDay(changedAt, now),
    isMine,
    parts: seen.withheld === null ? partsOf(seen.note.body) : null,
    mark: forPercent === 0 || hasBegun ? null : markNames[forPercent],
    isFolded: seen.isFolded,
    reportHref: isMine || seen.withheld !== null ? null : `/report?kind=note&id=${id}`,
  };
}

const partsOf = (body: string): TextPart[] =>
  findLinks(body).map(({ text, href, shown }) => ({ text: shown ?? text, href: href ?? null }));
