import type { Candidate } from '../candidates/index.ts';
import { joinSentences, lineFor, topicOf } from './join-sentences.ts';
import { tagClause } from './tag-words.ts';
import { alsoLines, creditLines, publicationLines, subtitleLines } from './template-words.ts';

/**
 * Writes a comment from facts of a book's row alone, which names no answer of a reader. `position`
 * is the book's place among the picks, from 0.
 */
export function factsComment(book: Candidate, position: number): string {
  const [first, second] = clausesOf(book);
  const topic = topicOf(book);
  return joinSentences([
    first ? `${topic} ${first} 책이에요.` : undefined,
    second && lineFor(alsoLines, position)({ topic: '', label: '', clause: second }),
    lineFor(subtitleLines, position)(book),
    lineFor(creditLines, position)(book),
    lineFor(publicationLines, position)(book),
  ]);
}

const clausesOf = ({ tags, subCategory }: Candidate): readonly string[] => [
  ...new Set([...tags.map(tagClause), ...(subCategory ? [`‘${subCategory}’ 분야의`] : [])]),
];
