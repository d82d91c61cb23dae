import { withParticle } from '../../platform/korean-particle.ts';
import type { Candidate } from '../candidates/index.ts';
import { holdsWords, numbersIn, partsOf } from './quotable-parts.ts';

/** Kinds of books and editions that a title or subtitle may name. */
const kinds =
  '장편소설 단편소설 소설집 단편집 시집 산문집 수필집 청소년판 개정판 증보판 특별판 한정판 기념판 에디션 큰글자책 만화 그림책 동화 입문서 안내서 대백과 가이드북'.split(
    ' ',
  );

/** Signs that a title or subtitle may hold, with their names. */
const signs = [
  ['?', '물음표'],
  ['?', '질문'],
  ['?', '물음'],
  ['!', '느낌표'],
  [',', '쉼표'],
] as const;

/** Particles after the last word of a part of a title. Many nouns end in 이, 가, 로 or 도. */
const lastParticle = /(?<=[가-힣]{2})(?:은|는|을|를|의|에|와|과)$/;

/**
 * Words and signs that stand in the title or subtitle. A sentence about the title may tell them as
 * facts. Signs are looked for in the one that the sentence names.
 */
export function factsOfTitle(sentence: string, { title, subtitle, ...book }: Candidate): string[] {
  const named = `${/제목/.test(sentence) ? title : ''} ${/부제/.test(sentence) ? (subtitle ?? '') : ''}`;
  return [
    ...[title, subtitle ?? ''].flatMap(partsOf).flatMap((part) => [part, part.replace(lastParticle, '')]),
    ...numbersIn({ title, subtitle, ...book }),
    ...signs.filter(([sign]) => named.includes(sign)).map(([, name]) => name),
    ...(/(?<!\d)(?:19|20)\d\d(?!\d)/.test(named) ? ['연도'] : []),
  ];
}

/** Words of the title or subtitle that a sentence about it names as words: 우체국이라는 말. */
export const wordsNamed = (sentence: string, { title, subtitle }: Candidate): string[] =>
  sentence
    .match(
      /(?<![가-힣◆◇◈◉])(?:[가-힣]{2,}[와과] )?[가-힣]{2,}(?=이?라는 (?:[두세] )?(?:말|낱말|단어|이름|제목|부제|표현))/g,
    )
    ?.flatMap((named) => named.split(/(?<=[가-힣])[와과] /))
    .flatMap((word) => [word, word.replace(/이$/, '')])
    .filter((word) => word.length > 1 && holdsWords(`${title} ${subtitle ?? ''}`, word)) ?? [];

/** The kinds of books and editions that a title or subtitle names. */
export const kindsNamed = ({ title, subtitle }: Candidate): string[] =>
  kinds.filter((kind) => `${title} ${subtitle ?? ''}`.includes(kind));

/** Phrases that name a translator of the book. */
export const translationsOf = ({ translators }: Candidate): string[] =>
  translators.flatMap((name) => [
    ...['옮긴', '번역한'].map((deed) => `${withParticle(name, '이')} ${deed}`),
    `${name} 옮김`,
    `옮긴이 ${name}`,
  ]);

/** Most letters of a short title, and fewest of a long title or subtitle. */
const shortLetters = 6;
const longLetters = 12;
const lettersIn = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

/** The sentence without what it says truly of the length of the title, and of the edition. */
export function withoutTrueForms(sentence: string, book: Candidate): string {
  const { title, subtitle } = book;
  const [name, below] = [lettersIn(title), lettersIn(subtitle ?? '')];
  const edition = kindsNamed(book).join('|');
  const said = [
    ...(name <= shortLetters ? ['(?<=제목[은이도] (?:참 )?)짧[가-힣]*'] : []),
    ...(name >= longLetters ? ['(?<=제목[은이도] (?:참 )?)길[가-힣]*'] : []),
    ...(below >= longLetters ? ['(?<=부제[는가도] (?:참 )?)길[가-힣]*'] : []),
  ];
  const shortened = said.length === 0 ? sentence : sentence.replace(new RegExp(said.join('|'), 'g'), '있어');
  return edition === '' ? shortened : shortened.replace(new RegExp(`(?<=${edition})으?로 나온`, 'g'), '인');
}
