import { chosenAnswers } from './answers.ts';
import { namesAnswerNotGiven } from './answers-named.ts';
import type { Candidate } from './candidate.ts';
import { addressesReader, characterisations, insults, sensitiveWords, worldClaims } from './comment-words.ts';
import type { Answers } from './quiz.ts';
import { namesBookByTheWay, namesTitle, titleKey, withoutEdition } from './title-key.ts';

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
  | 'unproven'
  | 'repeated'
  | 'answer_not_given';

/** Characters (code points) of a comment, as the model is asked for and as checked afterwards. */
export const longestComment = 300;

export interface CommentContext {
  readonly book: Candidate;
  /** Titles that the comment may not name, its own book's among them or not. */
  readonly titles: readonly string[];
  /** Titles of further books of the catalogue that may stand in the comment: see {@link namesBookByTheWay}. */
  readonly otherTitles?: readonly string[];
  readonly answers: Answers;
}

const shortestComment = 10;

/** No control, format, private-use or unpaired characters, and not too long: what may be looked up before it is judged. */
export const isPlainComment = (comment: string) =>
  !/\p{C}/u.test(comment) && [...comment].length <= longestComment;

/** The first reason not to show this comment, or `null`. Pure; errs towards the template. */
export function commentFault(comment: string, context: CommentContext): CommentFault | null {
  const length = [...comment].length;
  if (length > longestComment) return 'too_long';
  if ((comment.match(/[가-힣]/g) ?? []).length < shortestComment) return 'too_short';
  if (!isPlainComment(comment) || /<\/?[a-z!]|&[a-z#0-9]+;|```|\*\*|\]\(/i.test(comment)) return 'markup';
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
  const facts = factsOf(context.book);
  const labels = chosenAnswers(context.answers).map(({ option }) => option.label);
  if (saysMoreThan(`${facts} ${labels.join(' ')}`, rest)) return 'unproven';
  if (namesAnswerNotGiven(rest, context.answers, facts)) return 'answer_not_given';
  return null;
}

/** Everything the row says, as one text. */
const factsOf = (book: Candidate) =>
  [
    book.title,
    book.subtitle,
    ...book.authors,
    book.authors.length,
    book.publisher,
    book.publishedOn?.getUTCFullYear(),
    book.subCategory,
    ...book.tags,
    book.salePrice.toLocaleString('ko-KR'),
    book.description,
  ].join(' ');

/** A number, a prize, a record or a film that the row does not mention may be true, and may be made up: nobody here can tell. */
function saysMoreThan(facts: string, comment: string): boolean {
  const numbers = comment.match(/\d+(?:[.,]\d+)*/g) ?? [];
  const claims = comment.match(worldClaims) ?? [];
  return [...numbers, ...claims].some((said) => !facts.includes(said));
}

function describesReader(comment: string): boolean {
  if (characterisations.some((words) => words.test(comment))) return true;
  return comment
    .split(/(?<=[.!?。])\s*/)
    .some((sentence) => addressesReader.test(sentence) && sensitiveWords.test(sentence));
}

function namesAnotherTitle(rest: string, { book, titles, otherTitles = [] }: CommentContext): boolean {
  const quoted = [...rest.matchAll(/[『「《〈<]([^』」》〉>]+)[』」》〉>]/g)].map(
    ([, inside]) => inside ?? '',
  );
  if (quoted.some((text) => titleKey(text) !== '')) return true;
  const own = titleKey(withoutEdition(book.title));
  const isAnother = (title: string) => titleKey(withoutEdition(title)) !== own;
  return (
    titles.some((title) => isAnother(title) && namesTitle(rest, title)) ||
    otherTitles.some((title) => isAnother(title) && namesBookByTheWay(rest, title))
  );
}

function withoutOwnTitle(comment: string, { title, subtitle }: Candidate): string {
  return [title, withoutEdition(title), subtitle ?? '']
    .filter((own) => own !== '')
    .reduce((text, own) => text.replaceAll(own, ' '), comment);
}
