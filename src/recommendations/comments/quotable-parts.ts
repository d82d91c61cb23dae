import type { Candidate } from '../candidates/index.ts';
import { countedPeople, letter, numeralsFromTwo } from './people-vocabulary.ts';
import { withoutEdition } from './title-key.ts';

/** Runs of at least two words of a text, the longest first. */
export function partsOf(text: string): string[] {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
  }));
  return words
    .flatMap(({ from }, i) => words.slice(i + 1).map(({ to }) => text.slice(from, to)))
    .map((part) => part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .toSorted((one, other) => other.length - one.length);
}

/** Marks a sentence that tells of the words of a title. */
const tellsWords = /제목|부제|단어|낱말|구절|숫자|소식|(?:라는|라고|이란) 말/;
const sentenceAround = (text: string, at: number): string => {
  const from = Math.max(...['. ', '! ', '? '].map((end) => text.lastIndexOf(end, at)));
  return text.slice(from + 1).split(/[.!?](?=\s|$)/)[0] ?? '';
};

/**
 * Replaces quoted words that stand in the title or subtitle, from the beginning of a word to the
 * end of one. A single word counts only in a sentence about the words of the title.
 */
export function markQuotedParts(
  text: string,
  { title, subtitle, authors }: Candidate,
  sign: (value: string) => string,
) {
  const bareTitle = authors.reduce((rest, name) => rest.replace(name, ''), withoutEdition(title)).trim();
  return text.replace(
    /(?<=[‘“'"『「《〈])([^’”'"』」》〉]{2,})(?=[’”'"』」》〉])/gu,
    (inside, _, at: number) =>
      [title, subtitle ?? ''].some((whole) => holdsWords(whole, inside)) &&
      (/\s/.test(inside) || inside === bareTitle || tellsWords.test(sentenceAround(text, at)))
        ? sign(inside)
        : inside,
  );
}

/** Whether `whole` holds `part` as whole words. A particle may follow the last one. */
export const holdsWords = (whole: string, part: string): boolean => {
  const from = whole.indexOf(part);
  if (from < 0 || /[\p{L}\p{N}]/u.test(whole[from - 1] ?? '')) return false;
  const [rest = ''] = /^[\p{L}\p{N}]*/u.exec(whole.slice(from + part.length)) ?? [];
  return rest === '' || (particleOfPart.test(rest) && !nounsLikeParticles.test(part + rest));
};
const particleOfPart =
  /^(?:[은는을를의에와과이가]|에서|으로|로|처럼|까지|부터|이면|이라|들|들의|에게|하는|한|된)$/;
/** Nouns that end in what looks like a particle: 작가, 어린이. */
const nounsLikeParticles = /(?:[작화국문본사업론평치명]가|[양린은아둥쟁]이)$/;

/** Words for as many people as wrote the book: 두 작가, 세 사람. */
export const countedAuthors = ({ authors }: Candidate): string[] => {
  const numeral = numeralsFromTwo[authors.length - 2];
  return numeral === undefined ? [] : countedPeople.map((people) => `${numeral} ${people}`);
};

/** The sentence without a number of keywords that the book has: 세 키워드 → 키워드. */
export function withoutTagCounts(sentence: string, { tags }: Candidate): string {
  const numerals = numeralsFromTwo.slice(0, Math.max(0, tags.length - 1)).join('|');
  if (numerals === '' || !sentence.includes('키워드')) return sentence;
  return sentence
    .replace(new RegExp(`(?<!\\S)(?:${numerals})(?: 가지|) (?=키워드)`, 'g'), '')
    .replace(new RegExp(`(?<=키워드) (?:${numerals}) 가지`, 'g'), '');
}

/** Words with a digit in the title or subtitle: they may be told as words of it. */
export const numbersIn = ({ title, subtitle }: Candidate): string[] =>
  `${title} ${subtitle ?? ''}`
    .match(/[\p{L}]*\d[\d.,]*\p{L}*/gu)
    ?.flatMap((word) => [word, word.replace(/[은는을를의]$/, ''), word.replace(/\D+$/, '')]) ?? [];

/** Words for the length of the title: 두 글자. */
export const lettersOfTitle = ({ title }: Candidate): string[] => {
  const numeral = numeralsFromTwo[(title.match(/[\p{L}\p{N}]/gu) ?? []).length - 2];
  return numeral === undefined ? [] : [`${numeral} ${letter}`];
};

/** The title before its colon, volume number or translation: 넛지 : 파이널 에디션 → 넛지. */
export const mainTitle = ({ title }: Candidate): string =>
  (withoutEdition(title).split(/\s*[:：]\s*|\s+[-–]\s+/)[0] ?? '')
    .replace(/(?<=[가-힣])\s+(?:[A-Za-z][A-Za-z .'&-]*|\d+)$/, '')
    .trim();

const minUnquotedLetters = 4;
/** How a comment may write the title: 넛지: 파이널 에디션, 안나 카레니나. */
export const namesOfTitle = (book: Candidate): string[] => [
  withoutEdition(book.title).replace(/\s+:\s+/g, ': '),
  ...(mainTitle(book).replace(/\s/g, '').length >= minUnquotedLetters ? [mainTitle(book)] : []),
];

/** Last names, as foreign authors are called: 괴테. */
const lastNames = (name: string): string[] => {
  const last = name.split(' ').at(-1) ?? '';
  return name.includes(' ') && /^[가-힣]{2,}$/.test(last) ? [last] : [];
};

/** The names of the authors, each also as it stands before and inside its parentheses. */
export const namesOf = ({ authors }: Candidate): string[] =>
  authors
    .flatMap((name) => [name, ...name.split(/[()]/), ...lastNames(name)])
    .filter((name) => name.trim().length > 1);
