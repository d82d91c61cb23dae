import type { ChosenAnswer, QuestionId, TasteWeights } from '../../quiz/index.ts';
import type { Fact } from '../ranking/index.ts';

/**
 * The questions that ask for each kind of fact directly. Other questions only weigh the fact (a
 * short title for a quick read), which would sound odd as a reason.
 */
const askedBy: Partial<Record<Fact['kind'], readonly QuestionId[]>> = {
  pages: ['q3', 'q4'],
  word: ['q3', 'q9'],
  translated: ['q6'],
  newness: ['q7'],
  price: ['q8'],
  series: ['q8'],
  inSeries: ['q8', 'q10'],
  prize: ['q9'],
  titleLength: ['q9'],
  subtitle: ['q9'],
  digits: ['q9'],
  coauthored: ['q9'],
};

/**
 * Whether an answer is about this kind of fact, so that the fact can be told as a reason. A title's
 * length or a price that an answer only weighs beside something else is no reason.
 */
export function isAskedFor(kind: Fact['kind'], { question, option }: ChosenAnswer): boolean {
  if (askedBy[kind] === undefined) return true;
  if (!askedBy[kind].includes(question.id)) return false;
  const { weights } = option;
  // A translation does not prove the country that an answer names.
  if (kind === 'translated') return weights.shelves === undefined;
  return !isScale(kind) || weights[kind]?.weight === Math.max(...allWeights(weights));
}

const isScale = (kind: Fact['kind']) => kind === 'newness' || kind === 'price' || kind === 'titleLength';

const allWeights = ({ tags, shelves, words, newness, price, titleLength, pages, ...flags }: TasteWeights) => [
  ...[tags, shelves, words, flags].flatMap((weights) => Object.values(weights ?? {})),
  ...[newness, price, titleLength, pages].map((scale) => scale?.weight ?? 0),
];
