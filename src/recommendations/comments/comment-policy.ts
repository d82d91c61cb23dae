import type { CommentFault } from '../model/index.ts';
import { namesAnswerNotGiven } from './answer-not-given.ts';
import { provenSentences, type SpeechContext, withoutClaimed } from './comment-speech.ts';
import { addressesReader, characterisations, insults } from './comment-words.ts';
import { namesBookByTheWay, namesTitle, titleKey, withoutEdition } from './title-key.ts';

/** Characters (code points) of a comment, as the model is asked for and as checked afterwards. */
export const maxCommentCharacters = 300;

export interface CommentContext extends SpeechContext {
  /** Titles that the comment may not name, its own book's among them or not. */
  readonly titles: readonly string[];
  /** Titles of further books of the catalogue that may stand in the comment: see {@link namesBookByTheWay}. */
  readonly otherTitles?: readonly string[];
}

/** Syllables of Hangul. What is left of a comment has to say more than which answer was given. */
const minCommentSyllables = 25;
const syllables = (text: string) => (text.match(/[가-힣]/g) ?? []).length;

/** No control, format, private-use or unpaired characters, and not too long: what may be looked up before it is judged. */
export const isPlainComment = (comment: string) =>
  !/\p{C}/u.test(comment) && [...comment].length <= maxCommentCharacters;

/** Letters of Hangul, Latin and digits, and the marks of plain prose. What the row itself is written in is taken out before. */
const plainProse = /^[가-힣a-zA-Z0-9\s.,!?…:;·()~–—"'‘’“”『』「」《》〈〉-]*$/;

export type JudgedComment =
  | { readonly ok: true; readonly comment: string }
  | { readonly ok: false; readonly fault: CommentFault };

/**
 * What of a comment may be shown: its sentences that are proven word by word (`provenSentences`), or none. Pure; errs towards the template. A
 * comment that breaks one of the rules below is dropped as a whole, and the model is told which.
 */
export function judgeComment(comment: string, context: CommentContext): JudgedComment {
  const fault = ruleBroken(comment, context);
  if (fault) return { ok: false, fault };
  const proven = provenSentences(comment, context);
  return proven === null || syllables(proven) < minCommentSyllables
    ? { ok: false, fault: 'unproven' }
    : { ok: true, comment: proven };
}

function ruleBroken(comment: string, context: CommentContext): CommentFault | null {
  if ([...comment].length > maxCommentCharacters) return 'too_long';
  if (syllables(comment) < minCommentSyllables) return 'too_short';
  if (!isPlainComment(comment) || /<\/?[a-z!]|&[a-z#0-9]+;|```|\*\*|\]\(/i.test(comment)) return 'markup';
  if (/\bB\d{2}\b/i.test(comment)) return 'alias';
  // The book's own title may say anything, and may hold another's ("오만과 편견" holds "오만").
  const rest = withoutClaimed(comment, context);
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
  const own = titleKey(withoutEdition(book.title));
  const isAnother = (title: string) => titleKey(withoutEdition(title)) !== own;
  return (
    titles.some((title) => isAnother(title) && namesTitle(rest, title)) ||
    otherTitles.some((title) => isAnother(title) && namesBookByTheWay(rest, title))
  );
}
