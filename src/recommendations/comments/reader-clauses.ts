import { choiceOfReader } from './comment-words.ts';
import { clauseEnd } from './sentence-vocabulary.ts';

/** A part of a sentence, and whether it attributes something to the reader. */
export interface Clause {
  readonly text: string;
  readonly isOfReader: boolean;
}

/**
 * Splits a sentence into clauses. A clause about the reader's choice reaches from the end of the
 * clause before it to the word that attributes the choice to her.
 */
export function clausesOf(sentence: string): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (const choice of sentence.matchAll(choiceOfReader)) {
    if (choice.index < from) continue;
    const before = sentence.slice(from, choice.index);
    const start =
      from + ([...before.matchAll(clauseEnd)].map(({ index, 0: end }) => index + end.length).at(-1) ?? 0);
    const found = choice.index + choice[0].length;
    const end = found + sentence.slice(found).search(/\s|$/);
    clauses.push(
      { text: sentence.slice(from, start), isOfReader: false },
      { text: sentence.slice(start, end), isOfReader: true },
    );
    from = end;
  }
  return [...clauses, { text: sentence.slice(from), isOfReader: false }];
}
