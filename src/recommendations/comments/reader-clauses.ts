import { choiceOfReader } from './comment-words.ts';
import { answerMark } from './marks.ts';
import { clauseEnd } from './sentence-vocabulary.ts';

/** A part of a sentence, and whether it attributes something to the reader. */
export interface Clause {
  readonly text: string;
  readonly isOfReader: boolean;
}

/** After 고르신, words for what she chose: the words before are not its object. */
const chosenAnswer = /^ (?:두 |세 |여러 )?(?:답|대답|글|책|마음|취향)/;
const subjectOrAdverb =
  /(?:[이가도은]|(?:에|에서|으로|로|까지)(?:는|도)?|모두|다|골고루|두루|잘|꼭|딱|가운데|자연스럽게)\s$/;

/** An answer that is the object of the choice, with at most two words between. */
const answerChosen = new RegExp(
  `(?<!(?:[과와랑,·’”]|하고)\\s)(?<=^|\\s)[‘“'"]?${answerMark}\\S*(?:\\s\\S+){0,2}\\s?$`,
);
const answerAt = (before: string) => answerChosen.exec(before)?.index;

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
    const found = choice.index + choice[0].length;
    const isWithoutObject = chosenAnswer.test(sentence.slice(found)) && subjectOrAdverb.test(before);
    const ends = [...before.matchAll(clauseEnd)].map(({ index, 0: end }) => index + end.length);
    const start = isWithoutObject ? choice.index : from + (answerAt(before) ?? ends.at(-1) ?? 0);
    const end = found + sentence.slice(found).search(/\s|$/);
    clauses.push(
      { text: sentence.slice(from, start), isOfReader: false },
      { text: sentence.slice(start, end), isOfReader: true },
    );
    from = end;
  }
  return [...clauses, { text: sentence.slice(from), isOfReader: false }];
}
