import { withParticle } from '../../platform/korean-particle.ts';
import type { RankedBook } from '../ranking/index.ts';
import type { Claim } from './claim.ts';
import { maxCommentCharacters } from './comment-policy.ts';
import { factClause } from './fact-words.ts';
import { claimOf, tellableReasons } from './telling-reasons.ts';
import { fittingLines, introduce, publicationLines, reasonLines, subtitleLines } from './template-words.ts';

/** A comment, and the claims it rests on. */
export interface WrittenComment {
  readonly comment: string;
  readonly claims: readonly Claim[];
}

/**
 * Writes a comment from facts of the book's row and answers the reader gave, so that nothing in it
 * can be untrue. `position` is the book's place among the picks, from 0: it chooses the sentences,
 * so that the three comments of a recommendation do not sound alike.
 */
export function templateComment(ranked: RankedBook, position: number): WrittenComment {
  const { book } = ranked;
  const topic = withParticle(`『${book.title}』`, '은');
  const published = lineFor(publicationLines, position)(book);
  const subtitled = lineFor(subtitleLines, position)(book);
  const [first, second] = reasonsToTell(ranked);
  if (!first) return { comment: join([introduce(topic, book), subtitled, published]), claims: [] };

  const told = [first, second].flatMap((reason) => (reason ? [reason.fact.kind] : []));
  const comment = join([
    lineFor(
      reasonLines,
      position,
    )({
      topic,
      label: first.answer.option.label,
      clause: factClause(first.fact, book) ?? '',
    }),
    second &&
      lineFor(
        fittingLines,
        position,
      )({
        topic,
        label: second.answer.option.label,
        clause: factClause(second.fact, book) ?? '',
      }),
    told.includes('subtitle') ? undefined : subtitled,
    told.includes('newness') ? undefined : published,
  ]);
  return { comment, claims: [first, second].flatMap((reason) => (reason && claimOf(reason, book)) ?? []) };
}

/** The most telling reason, and the next one with another answer and another fact. */
function reasonsToTell(ranked: RankedBook) {
  const reasons = tellableReasons(ranked);
  const [first] = reasons;
  const second = reasons.find(
    ({ answer, fact }) =>
      answer !== first?.answer &&
      first &&
      factClause(fact, ranked.book) !== factClause(first.fact, ranked.book),
  );
  return [first, second] as const;
}

const lineFor = <Line>(lines: readonly [Line, ...Line[]], position: number): Line =>
  lines[position % lines.length] ?? lines[0];

/** Joins the first sentences that fit into a comment. */
function join(sentences: readonly (string | undefined)[]): string {
  return sentences.reduce<string>((text, sentence) => {
    const longer = `${text} ${sentence ?? ''}`.trim();
    return [...longer].length <= maxCommentCharacters ? longer : text;
  }, '');
}
