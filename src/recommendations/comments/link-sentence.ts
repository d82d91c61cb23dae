import { wordsOf } from './comment-text.ts';
import { linkNouns, linkVerbs, linkWords } from './link-vocabulary.ts';
import { allMarks, answerMark } from './marks.ts';
import { isNoun } from './noun-endings.ts';
import { isFormOf, verbs } from './verb-forms.ts';
import { wordSet } from './word-set.ts';

const facts = new RegExp(`[${allMarks.replace(answerMark, '')}]`);

const factNamed = new RegExp(
  `${facts.source}[’”]?(?:이라는|라는)? ?(?:키워드|분야|서가)|(?:키워드|분야|제목|부제)\\S* [‘“]?${facts.source}|${facts.source}.*(?:나란히 키워드|, (?:[두세] )?키워드)`,
);

/** Whether a sentence links a value of the book's row with an answer, or tells where it stands. */
export const linksFact = (marked: string): boolean => marked.includes(answerMark) || factNamed.test(marked);

const words = wordSet(linkWords);
const nouns = wordSet(linkNouns);
const linking = verbs(linkVerbs, 'past');

const helps = /^(?:주|보|오|있|가|하|되)(?:네요|군요)$/;
/** Whether the last words of a sentence tell that a fact and an answer fit. */
export function endsInLink(marked: string): boolean {
  const [beforeLast = '', last = ''] = wordsOf(marked).slice(-2);
  return (
    linksFact(marked) && (isFormOf(last, linking) || (helps.test(last) && isFormOf(beforeLast, linking)))
  );
}

/** Whether a word tells how a fact and an answer fit. */
export const isOfLink = (word: string): boolean =>
  words.has(word) || isNoun(word, nouns) || isFormOf(word, linking);
