import type { CommentFault } from '../prompt/index.ts';
import { namesAnswerNotGiven } from './answer-not-given.ts';
import { answerAndFact, factForAnswers } from './claim-words.ts';
import type { SpeechContext } from './claimed-values.ts';
import { type ProvenSpeech, provenSentences } from './comment-speech.ts';
import { mark } from './comment-text.ts';
import { addressesReader, characterisations, insults } from './comment-words.ts';
import { withoutClaimed } from './mark-claimed.ts';
import { namesBookByTheWay, namesTitle, titleKey, withoutEdition } from './title-key.ts';

/** Longest comment in code points: the prompt asks for it, and the check enforces it. */
export const maxCommentCharacters = 300;

export interface CommentContext extends SpeechContext {
  /** Titles that the comment may not name. The book's own title may be among them. */
  readonly titles: readonly string[];
  /** Titles of other catalogue books found in the comments; see {@link namesBookByTheWay}. */
  readonly otherTitles?: readonly string[];
}

/** Shortest comment in syllables of Hangul. It has to say more than which answer was given. */
const minCommentSyllables = 12;
/** Shortest part of a model's comment that is shown beside a sentence of the template. */
const minOwnSyllables = 6;
const syllables = (text: string) => (text.match(/[가-힣]/g) ?? []).length;

/**
 * Whether a comment is within the length limit and free of control, format, private-use and
 * unpaired characters. Only such comments are looked up in the catalogue.
 */
export const isPlainComment = (comment: string) =>
  !/\p{C}/u.test(comment) && [...comment].length <= maxCommentCharacters;

/**
 * Hangul, Latin letters, digits, and punctuation of plain prose. Values of the book's row are
 * removed before this test.
 */
const plainProse = /^[가-힣a-zA-Z0-9\s.,!?…:;·()~–—"'‘’“”『』「」《》〈〉-]*$/;

export type JudgedComment =
  | { readonly ok: true; readonly comment: string }
  | { readonly ok: false; readonly fault: CommentFault };

/**
 * Returns the part of a comment that may be shown: the sentences that `provenSentences` accepts. If
 * they leave the claim unsaid, a sentence of the template says it. A
 * comment that breaks one of the rules below is refused as a whole, with the fault for the repair
 * prompt. Pure. When in doubt it refuses, and the template writes.
 */
export function judgeComment(comment: string, context: CommentContext): JudgedComment {
  const fault = ruleBroken(comment, context);
  if (fault) return { ok: false, fault };
  const proven = provenSentences(comment, context);
  const shown = syllables(proven.text) < minOwnSyllables ? null : withClaim(proven, context);
  const isShowable =
    shown !== null && syllables(shown) >= minCommentSyllables && [...shown].length <= maxCommentCharacters;
  return isShowable ? { ok: true, comment: shown } : { ok: false, fault: 'unproven' };
}

/** Returns `null` when nothing can say the claim. */
function withClaim(
  { text, namesClaim, speaksOfBook }: ProvenSpeech,
  { claims, book }: CommentContext,
): string | null {
  const [claim] = claims;
  if (claim === undefined) return null;
  if (!namesClaim) {
    const first = answerAndFact(claim, book.title);
    return first && `${first} ${text}`;
  }
  return speaksOfBook ? text : `${text} ${factForAnswers(claim, book.title)}`;
}

function ruleBroken(comment: string, context: CommentContext): CommentFault | null {
  if ([...comment].length > maxCommentCharacters) return 'too_long';
  if (syllables(comment) < minCommentSyllables) return 'too_short';
  if (!isPlainComment(comment) || /<\/?[a-z!]|&[a-z#0-9]+;|```|\*\*|~~|\]\(/i.test(comment)) return 'markup';
  if (/\bB\d{2}\b/i.test(comment)) return 'alias';
  // The book's own title may hold anything, another title included ("오만과 편견" holds "오만").
  const rest = withoutClaimed(comment, context);
  if (/(?:^|\s)[-*#•] /.test(rest)) return 'markup';
  if (/:\/\/|@|[\p{L}\p{N}]\.[\p{L}\p{N}]{2,}/iu.test(rest)) return 'link';
  if (insults.some((words) => words.test(rest))) return 'insult';
  if (describesReader(rest)) return 'person';
  if (namesAnotherTitle(rest, context)) return 'other_title';
  if (namesAnswerNotGiven(rest, context.answers)) return 'answer_not_given';
  return plainProse.test(rest) ? null : 'markup';
}

function describesReader(rest: string): boolean {
  if (characterisations.some((words) => words.test(rest))) return true;
  return addressesReader.test(rest);
}

function namesAnotherTitle(rest: string, { book, titles, otherTitles = [] }: CommentContext): boolean {
  const titlesQuoted = [...rest.matchAll(/[『「《〈<]([^』」》〉>]+)[』」》〉>]/g)].map(
    ([, inside = '']) => inside,
  );
  if (titlesQuoted.some((text) => titleKey(text) !== '')) return true;
  // A tag may be the title of another book: ‘역사’.
  const facts = [...book.tags, book.subCategory ?? ''];
  const withoutFacts = mark(rest, facts, () => ' ');
  const own = titleKey(withoutEdition(book.title));
  const isAnother = (title: string) => titleKey(withoutEdition(title)) !== own;
  return (
    titles.some((title) => isAnother(title) && namesTitle(withoutFacts, title)) ||
    otherTitles.some((title) => isAnother(title) && namesBookByTheWay(withoutFacts, title))
  );
}
