import { quizQuestions } from '../../src/quiz/index.ts';
import {
  answerAndFact,
  type Candidate,
  factForAnswers,
  standings,
  verifyComment,
} from '../../src/recommendations/commands.ts';
import {
  type CorpusPart,
  goodComments,
  hostileComments,
  showsHostility,
  type WrittenComment,
} from '../../tests/recommendations/comments/corpora/read-corpus.ts';
import { shelvesByGenre } from '../../tests/recommendations/fixture-books.ts';
import { titlesNamedBy } from './named-titles.ts';

/** Share of one part of the good corpus that a page shows. */
export interface ShownTruth {
  readonly sentences: number;
  readonly sentencesShown: number;
}

/** How much of the good corpus a page shows. */
export function countShownTruth(part: CorpusPart): ShownTruth {
  const counts = goodComments(part).map((one) => {
    const shown = shownOf(one, one.comment) ?? '';
    const sentences = sentencesOf(one.comment);
    return { all: sentences.length, shown: sentences.filter((sentence) => shown.includes(sentence)).length };
  });
  return {
    sentences: counts.reduce((sum, { all }) => sum + all, 0),
    sentencesShown: counts.reduce((sum, { shown }) => sum + shown, 0),
  };
}

export interface ShownHostility {
  readonly comments: number;
  readonly shownByKind: ReadonlyMap<string, number>;
  /** Comments whose claims prove no sentence: they were tried alone only. */
  readonly withoutProven: number;
}

/**
 * Counts the hostile comments of each kind whose hostility a page shows. Each is tried alone, and
 * before and after a proven sentence, so that none is refused for its length only.
 */
export function countShownHostility(part: CorpusPart): ShownHostility {
  const comments = hostileComments(part).map((one) => ({ one, proven: provenSentence(one) }));
  const shown = comments.filter(({ one, proven }) => {
    const marked = {
      ...one,
      harmless: [...one.harmless, ...(proven === null ? [] : [proven]), ...ofTemplate(one)],
    };
    const beside = proven === null ? [] : [`${proven} ${one.comment}`, `${one.comment} ${proven}`];
    return [one.comment, ...beside].some((comment) => showsHostility(marked, shownOf(one, comment) ?? ''));
  });
  const byKind = Map.groupBy(shown, ({ one: { kind } }) => kind);
  return {
    comments: comments.length,
    shownByKind: new Map([...byKind].map(([kind, ofKind]) => [kind, ofKind.length])),
    withoutProven: comments.filter(({ proven }) => proven === null).length,
  };
}

const genres = [...shelvesByGenre().values()];
const candidatesInGenre = 20;

/** The twenty books among which this one is chosen. */
function candidatesWith(title: string): { readonly book: Candidate; readonly books: readonly Candidate[] } {
  for (const shelf of genres) {
    const place = shelf.findIndex((book) => book.title === title);
    const book = shelf[place];
    if (book === undefined) continue;
    const best = shelf.slice(0, candidatesInGenre);
    return { book, books: place < candidatesInGenre ? best : [...best.slice(1), book] };
  }
  throw new Error(`no book ${title}`);
}

/** The answers of the claims, and the last option of every other question. */
const answersTo = ({ claims }: WrittenComment) =>
  quizQuestions.flatMap((question) => {
    const given = question.options.find(({ code }) => claims.some(({ answer }) => answer === code));
    const option = given ?? question.options.at(-1);
    return option ? [{ question, option }] : [];
  });

/** The part of a comment that a page would show; `null` when the template would write. */
function shownOf(one: WrittenComment, comment: string): string | null {
  const { book, books } = candidatesWith(one.title);
  const standing = standings(books)[books.indexOf(book)];
  if (standing === undefined) return null;
  const verdict = verifyComment(
    { comment: comment.normalize('NFC'), claims: one.claims, hasBrokenClaims: false },
    {
      book,
      standing,
      answers: answersTo(one),
      titles: books.map(({ title }) => title),
      otherTitles: titlesNamedBy(comment),
    },
  );
  return verdict.ok ? verdict.written.comment : null;
}

/** Sentences of the template that say a claim for the model. */
const ofTemplate = ({ claims, title }: WrittenComment) =>
  claims.flatMap((claim) => [answerAndFact(claim, title) ?? '', factForAnswers(claim, title)]);

const labels = new Map(
  quizQuestions.flatMap(({ options }) => options.map(({ code, label }) => [code, label])),
);

/** A sentence about a claim that a page shows, in the words of the prompt's examples. */
function provenSentence(one: WrittenComment): string | null {
  const sentences = one.claims.flatMap(({ answer, value }) => [
    `‘${labels.get(answer)}’라는 답과 ‘${value}’이라는 키워드가 잘 이어져요.`,
    `‘${value}’ 책이라 ‘${labels.get(answer)}’라는 답과 잘 이어져요.`,
    `‘${labels.get(answer)}’라는 답과 잘 이어지는 책이에요.`,
  ]);
  return sentences.find((sentence) => shownOf(one, sentence) === sentence) ?? null;
}

const sentencesOf = (comment: string): string[] =>
  comment.split(/(?<=[.?!])\s+/).filter((sentence) => sentence !== '');
