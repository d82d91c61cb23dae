import { adjectivePhrases } from './adjective-phrases.ts';
import { commonNouns, commonVerbs, commonWords } from './common-vocabulary.ts';
import { dailyNouns, dailyVerbs, dailyWords, dailyWordsInDescription } from './daily-vocabulary.ts';
import { harmlessDenials } from './denial-vocabulary.ts';
import { everydayNouns, everydayVerbs, everydayWords } from './everyday-vocabulary.ts';
import { momentPhrases } from './moment-vocabulary.ts';
import { isParticle, mayFollowNoun } from './noun-endings.ts';
import { wordsWithParticles } from './particle-vocabulary.ts';
import { readerNouns, readerVerbs, readerWords } from './reader-vocabulary.ts';
import { moreDeeds, peopleNear, placesAndThings } from './scene-places.ts';
import { sceneNouns, sceneVerbs } from './scene-vocabulary.ts';
import {
  contentVerbs,
  deedVerbs,
  effects,
  fillers,
  makingVerbs,
  softNouns,
  softPeople,
  softPhrases,
  softVerbs,
  softWords,
} from './soft-vocabulary.ts';
import { isFormOf, verbs } from './verb-forms.ts';

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Whether a word is one of the nouns, with or without particles. */
export function isNoun(
  word: string,
  nouns: ReadonlySet<string>,
  mayFollow: (rest: string, noun: string) => boolean = mayFollowNoun,
): boolean {
  for (let length = word.length; length > 0; length -= 1)
    if (nouns.has(word.slice(0, length)) && mayFollow(word.slice(length), word.slice(0, length))) return true;
  return false;
}

const soft = {
  words: setOf([softWords, everydayWords, dailyWords, commonWords, ...wordsWithParticles].join(' ')),
  nouns: setOf(`${softNouns} ${everydayNouns} ${dailyNouns} ${commonNouns}`),
  joinable: setOf(`${softNouns} ${everydayNouns}`),
  people: setOf(softPeople.nouns),
  present: verbs(`${softVerbs} ${everydayVerbs} ${dailyVerbs} ${commonVerbs}`),
  past: verbs(deedVerbs, 'past'),
  makers: verbs(makingVerbs),
};

const afterPeople = setOf(softPeople.endings);
const mayFollowPeople = (rest: string) => afterPeople.has(rest);

/** Two soft nouns in one word, or a noun made a verb: 겨울밤, 독서시간, 공감하며. */
function isJoined(word: string): boolean {
  for (let length = 2; length < word.length; length += 1) {
    const rest = word.slice(length);
    if (
      soft.joinable.has(word.slice(0, length)) &&
      (isNoun(rest, soft.joinable) || isFormOf(rest, soft.makers))
    )
      return true;
  }
  return false;
}

const nominal = '\u11b7';
/** A noun made of a verb: 담백함을, 이어짐이. */
function isVerbalNoun(word: string): boolean {
  for (let length = word.length; length > 1; length -= 1) {
    const noun = word.slice(0, length);
    if (isParticle(word.slice(length)) && noun.normalize('NFD').endsWith(nominal))
      if (isFormOf(noun, soft.present)) return true;
  }
  return false;
}

/** Whether a word cannot make a sentence untrue of any book. It may not describe the reader. */
export const isSoft = (word: string): boolean =>
  soft.words.has(word) ||
  isNoun(word, soft.nouns) ||
  isNoun(word, soft.people, mayFollowPeople) ||
  isFormOf(word, soft.present) ||
  isFormOf(word, soft.past) ||
  isVerbalNoun(word) ||
  isJoined(word);

const describing = {
  words: setOf(`${softWords} ${dailyWordsInDescription}`),
  nouns: setOf(softNouns),
  verbs: verbs(softVerbs),
};

/**
 * Whether a soft word may also stand in a sentence that says what the book is. Most words of every
 * day may not: they would tell a plot or a fact there.
 */
export const isSoftInDescription = (word: string): boolean =>
  describing.words.has(word) ||
  isNoun(word, describing.nouns) ||
  isNoun(word, soft.people, mayFollowPeople) ||
  isFormOf(word, describing.verbs);

const scene = {
  nouns: setOf(`${sceneNouns} ${placesAndThings}`),
  verbs: verbs(`${sceneVerbs} ${moreDeeds}`),
  people: setOf(peopleNear),
};

/** Whether a word belongs to a scene in which somebody reads: a thing, a place, or a deed. */
export const isOfScene = (word: string): boolean =>
  isNoun(word, scene.nouns) || isFormOf(word, scene.verbs) || isNoun(word, scene.people, mayFollowPeople);

const phrases = new RegExp(
  `(?<=^|[\\s‘“'"])(?:${[...momentPhrases, ...softPhrases, ...harmlessDenials, ...adjectivePhrases].join('|')})(?=[\\s.,!?…’”'"]|$|(?<=\\s))`,
  'g',
);
/** The sentence without its soft phrases. */
export const withoutSoftPhrases = (sentence: string): string => sentence.replace(phrases, ' ');

const content = {
  verbs: verbs(contentVerbs, 'past'),
  effects: setOf(effects),
  fillers: setOf(fillers),
  story: /^이야기(?:예요|이에요|입니다|라|이고|이며|로)/,
};

/** What the reader pictures herself: 읽는 모습이 그려져요. */
const pictured = /^(?:모습|풍경|하루|저녁|주말|아침)(?:이|가) 그려[지져집]/;

/** Whether the words before a story say what reading it is like: 오래 곱씹게 되는. */
const tellsEffect = (words: readonly string[]): boolean =>
  /^(?:남는|어울리는|좋은|만한|싶은|싶어지는|이어지는|다가오는|와닿는|떠오르는|느껴지는)$/.test(
    words.at(-1) ?? '',
  ) ||
  (/^(?:하는|되는|만드는)$/.test(words.at(-1) ?? '') && /게$/.test(words.at(-2) ?? ''));

/**
 * Whether each verb that tells what a book holds has a fact, or an effect of reading, before it.
 */
export const isSoftContent = (words: readonly string[], isGround: (word: string) => boolean): boolean =>
  words.every((word, i) => {
    // A picture, which is spelt like a form of the verb 그리다.
    if (word.startsWith('그림')) return true;
    if (!content.story.test(word) && !isFormOf(word, content.verbs)) return true;
    if (content.story.test(word) && tellsEffect(words.slice(0, i))) return true;
    const before = words.slice(0, i).findLast((one) => !content.fillers.has(one)) ?? '';
    if (pictured.test(`${before} ${word}`)) return true;
    return isGround(before) || isNoun(before, content.effects);
  });

const ofReader = {
  verbs: verbs(readerVerbs, 'ofReader'),
  nouns: setOf(readerNouns),
  words: setOf(readerWords),
};
/** Whether a word tells that the reader chose or answered. */
export const isReadersDeed = (word: string): boolean => isFormOf(word, ofReader.verbs);
/** Whether a word may stand beside the answer in the reader's clause: 단서로 (고르신). */
export const isBesideAnswer = (word: string): boolean =>
  ofReader.words.has(word) || isNoun(word, ofReader.nouns);
