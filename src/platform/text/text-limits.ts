import { maxBodyLength } from '../../../public/js/chat/protocol.js';

/** How much of a text is taken. Graphemes are what a reader counts; code points are what the machine carries. */
export interface TextLimit {
  readonly codePoints: number;
  readonly graphemes?: number;
  /** Combining marks in a row on one letter; `graphemeLimits.marks` if not given. */
  readonly marks?: number;
  /** Line breaks and tabs stay; without it they become spaces. */
  readonly hasLines?: boolean;
}

/**
 * The limits of free text by field. A family emoji has seven code points, so a limit in graphemes comes with a
 * limit in code points. The database holds the same code points as CHECK constraints.
 */
export const textLimits = {
  nickname: { codePoints: 80, graphemes: 20, marks: 3 },
  meetingTitle: { codePoints: 420, graphemes: 60, marks: 3 },
  meetingDescription: { codePoints: 2_000, hasLines: true },
  chatBody: { codePoints: maxBodyLength, hasLines: true },
  searchQuery: { codePoints: 100 },
} as const satisfies Record<string, TextLimit>;

/** UTF-16 code units of an e-mail address before and after it is normalised. */
export const emailLimits = { typed: 1_000, stored: 254 } as const;

/** Code points of the key that makes look-alike nicknames collide: it stands in an index. */
export const longestNicknameKey = 200;

/**
 * The most one grapheme may carry. The longest emoji that Unicode recommends has ten code points, and Hebrew
 * with vowels and accents puts four combining marks on one letter.
 */
export const graphemeLimits = { codePoints: 12, marks: 4 } as const;
