import { commonNouns, commonVerbs, commonWords } from './common-vocabulary.ts';
import { dailyNouns, dailyVerbs, dailyWords, dailyWordsInDescription } from './daily-vocabulary.ts';
import { everydayNouns, everydayVerbs, everydayWords } from './everyday-vocabulary.ts';
import { isNoun, isParticle } from './noun-endings.ts';
import { wordsWithParticles } from './particle-vocabulary.ts';
import { softNouns, softPeople } from './soft-nouns.ts';
import { softVerbs } from './soft-verbs.ts';
import { deedVerbs, makingVerbs, softWords } from './soft-vocabulary.ts';
import { isFormOf, verbs } from './verb-forms.ts';
import { wordSet } from './word-set.ts';

const soft = {
  words: wordSet([softWords, everydayWords, dailyWords, commonWords, ...wordsWithParticles].join(' ')),
  nouns: wordSet(`${softNouns} ${everydayNouns} ${dailyNouns} ${commonNouns}`),
  joinable: wordSet(`${softNouns} ${everydayNouns}`),
  people: wordSet(softPeople.nouns),
  present: verbs(`${softVerbs} ${everydayVerbs} ${dailyVerbs} ${commonVerbs}`),
  past: verbs(deedVerbs, 'past'),
  makers: verbs(makingVerbs),
};

const afterPeople = wordSet(softPeople.endings);
/** Whether a rest of a word may follow people: they read and talk, and do nothing else. */
export const mayFollowPeople = (rest: string) => afterPeople.has(rest);

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
  words: wordSet(`${softWords} ${dailyWordsInDescription}`),
  nouns: wordSet(softNouns),
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
