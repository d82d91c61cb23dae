import { chosenAnswers } from './answers.ts';
import type { Candidate } from './candidate.ts';
import { addressesReader, characterisations, insults, sensitiveWords } from './comment-words.ts';
import { longestComment } from './prompt.ts';
import type { Answers } from './quiz.ts';
import { quizQuestions } from './quiz-questions.ts';

/** Why a model's comment is not shown; a template sentence takes its place. */
export type CommentFault =
  | 'too_short'
  | 'too_long'
  | 'markup'
  | 'link'
  | 'alias'
  | 'insult'
  | 'person'
  | 'other_title'
  | 'answer_not_given';

export interface CommentContext {
  readonly book: Candidate;
  /** Titles that the comment may not name, its own book's among them or not. */
  readonly titles: readonly string[];
  readonly answers: Answers;
}

const shortestComment = 10;
/** Titles of one syllable are ordinary words (흰, 꽃): they count only inside quotation marks. */
const shortestNameableTitle = 2;
const longestWordlikeTitle = 3;

/** The first reason not to show this comment, or `null`. Pure; errs towards the template. */
export function commentFault(comment: string, context: CommentContext): CommentFault | null {
  const length = [...comment].length;
  if (length > longestComment) return 'too_long';
  if ((comment.match(/[가-힣]/g) ?? []).length < shortestComment) return 'too_short';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/<\/?[a-z!]|&[a-z#0-9]+;|```|\*\*|\]\(|[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/i.test(comment))
    return 'markup';
  if (
    /https?:|www\.|:\/\/|[\w-]+\.(?:com|net|org|kr|io|me|gg|ly|xyz|example|shop|site|top)\b|@\w/i.test(
      comment,
    )
  )
    return 'link';
  if (/\bB\d{2}\b/i.test(comment)) return 'alias';
  // The book's own title may say anything, and may hold another's ("오만과 편견" holds "오만").
  const rest = withoutOwnTitle(comment, context.book);
  if (insults.some((words) => words.test(rest))) return 'insult';
  if (describesReader(rest)) return 'person';
  if (namesAnotherTitle(rest, context)) return 'other_title';
  if (namesAnswerNotGiven(comment, context.answers)) return 'answer_not_given';
  return null;
}

function describesReader(comment: string): boolean {
  if (characterisations.some((words) => words.test(comment))) return true;
  return comment
    .split(/(?<=[.!?。])\s*/)
    .some((sentence) => addressesReader.test(sentence) && sensitiveWords.test(sentence));
}

function namesAnotherTitle(rest: string, { book, titles }: CommentContext): boolean {
  const quoted = [...rest.matchAll(/[『「《〈<]([^』」》〉>]+)[』」》〉>]/g)].map(
    ([, inside]) => inside ?? '',
  );
  if (quoted.some((text) => titleKey(text) !== '')) return true;
  const own = titleKey(withoutEdition(book.title));
  return titles
    .map((title) => titleKey(withoutEdition(title)))
    .some((key) => key.length >= shortestNameableTitle && key !== own && namesTitle(rest, key));
}

/** A short title (모순, 사이) is also a plain word, so it must at least begin one; a long one is found however it is spaced. */
function namesTitle(text: string, key: string): boolean {
  if (key.length > longestWordlikeTitle) return titleKey(text).includes(key);
  return text.split(/[^\p{L}\p{N}]+/u).some((word) => titleKey(word).startsWith(key));
}

function withoutOwnTitle(comment: string, { title, subtitle }: Candidate): string {
  return [title, withoutEdition(title), subtitle ?? '']
    .filter((own) => own !== '')
    .reduce((text, own) => text.replaceAll(own, ' '), comment);
}

const withoutEdition = (title: string) => title.replace(/\([^)]*\)|\[[^\]]*\]/g, '').trim();

/** Spaces, case and punctuation do not tell titles apart. */
const titleKey = (title: string) =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Codes are never prose; a label counts when an option that was not chosen is quoted word for word. */
function namesAnswerNotGiven(comment: string, answers: Answers): boolean {
  const chosen = new Set(chosenAnswers(answers).map(({ option }) => option.code));
  return quizQuestions.some(({ options }) =>
    options.some(
      ({ code, label }) => comment.includes(code) || (!chosen.has(code) && comment.includes(label)),
    ),
  );
}
