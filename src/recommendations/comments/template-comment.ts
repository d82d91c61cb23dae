import type { Candidate } from '../candidates/index.ts';
import type { Contribution, RankedBook } from '../ranking/index.ts';
import type { Claim } from './claim.ts';
import { factClause } from './fact-words.ts';
import { fits, joinSentences, lineFor, topicOf } from './join-sentences.ts';
import { claimsToTell, reasonsToTell } from './reasons-to-tell.ts';
import {
  alsoLines,
  creditLines,
  fittingLines,
  introduce,
  introduceBriefly,
  publicationLines,
  reasonLines,
  subtitleLines,
} from './template-words.ts';

/** A comment, and the claims it rests on. */
export interface WrittenComment {
  readonly comment: string;
  readonly claims: readonly Claim[];
}

/**
 * Writes a comment from facts of the book's row and answers the reader gave, so that nothing in it
 * can be untrue. `position` is the book's place among the picks, from 0: it chooses the sentences,
 * so that the three comments of a recommendation do not sound alike.
 * @param named codes of the answers that the comments on the other books name
 */
export function templateComment(
  ranked: RankedBook,
  position: number,
  named: ReadonlySet<string> = new Set(),
): WrittenComment {
  const { book } = ranked;
  const topic = topicOf(book);
  const published = lineFor(publicationLines, position)(book);
  const subtitled = lineFor(subtitleLines, position)(book);
  const [first, second] = reasonsToTell(ranked, named);
  const credited = creditLine(book, position);
  const begin = (sentence: string) => (fits(sentence) ? sentence : introduceBriefly(topic));
  if (!first)
    return {
      comment: joinSentences([begin(introduce(topic, book)), subtitled, credited, published]),
      claims: [],
    };

  const told = [first, second].flatMap((reason) => (reason ? [reason.fact.kind] : []));
  const comment = joinSentences([
    begin(
      lineFor(
        reasonLines,
        position,
      )({
        topic,
        label: first.answer.option.label,
        clause: factClause(first.fact, book) ?? '',
      }),
    ),
    second && secondLine(first, second, ranked, position),
    told.some((kind) => kindsOfSubtitles.has(kind)) ? undefined : subtitled,
    told.includes('translated') ? undefined : credited,
    told.includes('newness') ? undefined : published,
  ]);
  return { comment, claims: claimsToTell(ranked, named) };
}

/** Facts that may be told with words of the subtitle. */
const kindsOfSubtitles: ReadonlySet<string> = new Set(['subtitle', 'word', 'digits', 'prize']);

function secondLine(
  first: Contribution,
  { answer, fact }: Contribution,
  ranked: RankedBook,
  position: number,
) {
  const lines = answer === first.answer ? alsoLines : fittingLines;
  const clause = factClause(fact, ranked.book) ?? '';
  return lineFor(lines, position)({ topic: '', label: answer.option.label, clause });
}

const creditLine = (book: Candidate, position: number) => lineFor(creditLines, position)(book);
