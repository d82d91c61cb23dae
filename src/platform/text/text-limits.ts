import { maxBodyLength, maxQuoteLength } from '../../../public/js/chat/protocol.js';

/**
 * The limits of a text. Graphemes are the characters that a reader counts; code points bound the
 * stored size.
 */
export interface TextLimit {
  readonly codePoints: number;
  readonly graphemes?: number;
  /** The most combining marks in a row; `graphemeLimits.marks` if not given. */
  readonly marks?: number;
  /** Whether line breaks and tabs are kept; otherwise they become spaces. */
  readonly hasLines?: boolean;
}

/**
 * The limits of free text by field. A family emoji has seven code points, so a limit in graphemes
 * comes with a limit in code points. The database holds the same code points as CHECK constraints.
 */
export const textLimits = {
  nickname: { codePoints: 80, graphemes: 20, marks: 3 },
  meetingTitle: { codePoints: 420, graphemes: 60, marks: 3 },
  meetingDescription: { codePoints: 2_000, hasLines: true },
  chatBody: { codePoints: maxBodyLength, hasLines: true },
  chatQuote: { codePoints: maxQuoteLength, hasLines: true },
  bookTitle: { codePoints: 420, graphemes: 100, marks: 3 },
  bookAuthor: { codePoints: 420, graphemes: 100, marks: 3 },
  bookPublisher: { codePoints: 200, graphemes: 40, marks: 3 },
  clubName: { codePoints: 280, graphemes: 40, marks: 3 },
  clubDescription: { codePoints: 2_000, hasLines: true },
  clubQuestion: { codePoints: 200 },
  clubAnswer: { codePoints: 100 },
  clubWords: { codePoints: 4_000, hasLines: true },
  moneyText: { codePoints: 100 },
  leaderReason: { codePoints: 100 },
  bookReview: { codePoints: 1_400, graphemes: 200, marks: 3 },
  pastAuthor: { codePoints: 280, graphemes: 60, marks: 3 },
  pastMessage: { codePoints: 10_000, hasLines: true },
  passkeyName: { codePoints: 40 },
  listedName: { codePoints: 80, graphemes: 20, marks: 3 },
  noticeBody: { codePoints: 1_000, hasLines: true },
  discussionQuestion: { codePoints: 900, graphemes: 300, marks: 3 },
  meetingNote: { codePoints: 4_000, hasLines: true },
  agendaCard: { codePoints: 900, graphemes: 300, marks: 3 },
  questionCard: { codePoints: 300, hasLines: true },
  reportWords: { codePoints: 500, hasLines: true },
  searchQuery: { codePoints: 100 },
} as const satisfies Record<string, TextLimit>;

/** UTF-16 code units of an e-mail address before and after it is normalised. */
export const emailLimits = { typed: 1_000, stored: 254 } as const;

/** The most code points of the key that makes look-alike nicknames collide. The key is indexed. */
export const longestNicknameKey = 200;

/**
 * The most code points and marks of one grapheme. The longest emoji that Unicode recommends has ten
 * code points, and Hebrew with vowels and accents puts four combining marks on one letter.
 */
export const graphemeLimits = { codePoints: 12, marks: 4 } as const;
