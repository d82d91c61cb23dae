import { isHostile } from './hostile-text.ts';
import { knownIn } from './known-words.ts';
import { deniesOfPeople, namesPerson } from './names-person.ts';

/** Why the text of a question is refused, as the repair prompt tells it. */
export type BodyFault = 'length' | 'signs' | 'no_question' | 'hostile' | 'copied' | 'unproven' | 'person';

const bounds = { least: 8, most: 200, sentences: 3, copied: 16 } as const;
const allowedSigns =
  /^[\p{Script=Hangul}\p{Script=Latin}\p{Script=Han}\p{N}\s.,!?…·:;‘’“”'"「」『』《》〈〉()~–-]+$/u;
/** A sentence of a question asks, or asks for an answer. */
const asks =
  /(?:(?:나요|가요|까요|(?<![보해]|어|아)세요)\?|(?:들려|나눠|말해|이야기해|말씀해)\s?(?:주세요|볼까요)[.!]?)$/u;
const quoted = /‘[^’]*’|“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》|〈[^〉]*〉|"[^"]*"|'[^']*'/gu;

/** The texts that prove a question: the values of book fields and the texts of notes. */
export interface Ground {
  readonly facts: readonly string[];
  readonly notes: readonly string[];
  /** Of the members of the meeting, about whom a question says nothing. */
  readonly nicknames: readonly string[];
}

/**
 * Returns why a model's question is refused; null if it may be shown. It may hold no name, number,
 * title or other content that its sources do not hold. When in doubt it refuses.
 */
export function faultOfBody(body: string, { facts, notes, nicknames }: Ground): BodyFault | null {
  const letters = [...body].length;
  if (letters < bounds.least || letters > bounds.most) return 'length';
  if (!body.isWellFormed() || /\p{C}/u.test(body) || !allowedSigns.test(body)) return 'signs';
  const sentences = body.split(/(?<=[.!?…])\s+/u);
  if (sentences.length > bounds.sentences || !sentences.every((one) => asks.test(one))) return 'no_question';
  if (!body.includes('?')) return 'no_question';
  if (isHostile(body)) return 'hostile';
  if (notes.some((note) => copiesFrom(note, body))) return 'copied';
  const sources = [...facts, ...notes].join('\n');
  if (namesPerson(body, { facts, nicknames }) || deniesOfPeople(body, sources)) return 'person';
  return isProven(body, sources, facts) ? null : 'unproven';
}

function isProven(body: string, sources: string, facts: readonly string[]): boolean {
  const inSources = (text: string) => flat(sources).includes(flat(text));
  if ((body.match(quoted) ?? []).some((part) => !inSources(part.slice(1, -1)))) return false;
  const longestFirst = facts.toSorted((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((text, fact) => text.replaceAll(fact, ' '), body.replace(quoted, ' '));
  const isKnown = knownIn(sources);
  const given = new Set(sources.toLowerCase().match(foreign));
  return (
    (rest.match(/[가-힣]+/gu) ?? []).every((word) => isKnown(word) || isParticle(word)) &&
    (rest.toLowerCase().match(foreign) ?? []).every((word) => given.has(word)) &&
    !/[ㄱ-ㆎ\u1100-\u11ff]/u.test(rest)
  );
}

/** Runs of Latin letters, of digits, or of Chinese characters. */
const foreign = /\p{Script=Latin}+|\p{N}+|\p{Script=Han}+/gu;
/** The rest of a word whose front was a quote or a fact. */
const isParticle = (word: string) =>
  /^(?:이라는|라는|이란|란|이라고|라고|에서|에게|으로|이나|처럼|보다|까지|부터|은|는|이|가|을|를|의|에|로|와|과|도|만|나|님|님이|님은|님의|씨|년|년에|쪽|쪽의)$/u.test(
    word,
  );

const flat = (text: string) => text.replace(/[\s.,!?…]/gu, '');

/**
 * Whether a question repeats a long part of a note, which would stay when the note is deleted, or
 * has a whole sentence from there, which its author may have meant for the model.
 */
function copiesFrom(note: string, body: string): boolean {
  const [from, into] = [flat(note), flat(body)];
  if (body.split(/(?<=[.!?…])\s+/u).some((sentence) => from.includes(flat(sentence)))) return true;
  for (let at = 0; at + bounds.copied <= into.length; at += 1)
    if (from.includes(into.slice(at, at + bounds.copied))) return true;
  return false;
}
