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
  if (insults.some((words) => words.test(comment))) return 'insult';
  if (describesReader(comment)) return 'person';
  if (namesAnotherTitle(comment, context)) return 'other_title';
  if (namesAnswerNotGiven(comment, context.answers)) return 'answer_not_given';
  return null;
}

function describesReader(comment: string): boolean {
  if (characterisations.some((words) => words.test(comment))) return true;
  return comment
    .split(/(?<=[.!?。])\s*/)
    .some((sentence) => addressesReader.test(sentence) && sensitiveWords.test(sentence));
}

function namesAnotherTitle(comment: string, { book, titles }: CommentContext): boolean {
  const own = new Set(
    [book.title, book.subtitle ?? '', `${book.title} ${book.subtitle ?? ''}`].flatMap(titleKeys),
  );
  const quoted = [...comment.matchAll(/[『「《〈<]([^』」》〉>]+)[』」》〉>]/g)].map(([, inside]) =>
    titleKey(inside ?? ''),
  );
  if (quoted.some((key) => !own.has(key))) return true;
  // Its own title may hold another's ("오만과 편견" holds "오만"), so what is left without it is searched.
  const rest = withoutOwn(comment, book);
  return titles.some((title) => {
    const key = titleKey(withoutEdition(title));
    return key.length >= shortestNameableTitle && !own.has(key) && namesTitle(rest, key);
  });
}

/** A short title (모순, 사이) is also a plain word, so it must at least begin one; a long one is found however it is spaced. */
function namesTitle(text: string, key: string): boolean {
  if (key.length > longestWordlikeTitle) return titleKey(text).includes(key);
  return text.split(/[^\p{L}\p{N}]+/u).some((word) => titleKey(word).startsWith(key));
}

function withoutOwn(comment: string, { title, subtitle }: Candidate): string {
  return [title, withoutEdition(title), subtitle ?? '']
    .filter((own) => own !== '')
    .reduce((text, own) => text.replaceAll(own, ' '), comment);
}

const withoutEdition = (title: string) => title.replace(/\([^)]*\)|\[[^\]]*\]/g, '').trim();

/** A title as it may be written: whole, and without the edition note in brackets. */
const titleKeys = (title: string) => [titleKey(title), titleKey(withoutEdition(title))];

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
