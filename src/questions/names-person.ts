import { plainNouns, wholeWords } from './question-vocabulary.ts';

/** A word before a title of address: "바다 님", "민지 씨는". */
const addressed = /([\p{L}\p{N}]+)\s+(?:님|씨)(?!앗)/gu;
const denial = /않|없|못|(?<![가-힣])안\s|아니/u;
const people = /여러분|참여자|독자|리더|작가|저자|지은이|글쓴이|옮긴이|그린이|당신|너희/u;

/** People whom a question might be about. */
export interface KnownNames {
  /** The values of the book's fields, such as its author's name. */
  readonly facts: readonly string[];
  /** Of the members of the meeting. */
  readonly nicknames: readonly string[];
}

/**
 * Whether a question speaks of a member or of somebody whom a note names, whatever the notes say of
 * her. A nickname that is a word of any question or of the book's record counts only as an address.
 */
export function namesPerson(body: string, { facts, nicknames }: KnownNames): boolean {
  const recorded = facts.join('\n');
  const isPlain = (word: string) =>
    plainNouns.includes(word) || wholeWords.has(word) || recorded.includes(word);
  if ([...body.matchAll(addressed)].some(([, word = '']) => !isPlain(word))) return true;
  const text = flat(body);
  return nicknames
    .map(flat)
    .filter((name) => name !== '')
    .some((name) => {
      if (text.includes(`${name}님`) || text.includes(`${name}씨`)) return !flat(recorded).includes(name);
      if ([...name].length === 1) return false;
      return text.includes(name) && !isPlain(name);
    });
}

/**
 * Whether a question denies something of the people who read it or made the book, in words that
 * stand in no source.
 */
export const deniesOfPeople = (body: string, sources: string): boolean =>
  people.test(body) && denial.test(body) && !denial.test(sources);

const flat = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
