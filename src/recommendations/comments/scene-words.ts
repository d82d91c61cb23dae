import { isNoun } from './noun-endings.ts';
import { moreDeeds, peopleNear, placesAndThings } from './scene-places.ts';
import { sceneNouns, sceneVerbs } from './scene-vocabulary.ts';
import { mayFollowPeople } from './soft-talk.ts';
import { isFormOf, verbs } from './verb-forms.ts';
import { wordSet } from './word-set.ts';

const scene = {
  nouns: wordSet(`${sceneNouns} ${placesAndThings}`),
  verbs: verbs(`${sceneVerbs} ${moreDeeds}`),
  people: wordSet(peopleNear),
};

/** Whether a word belongs to a scene in which somebody reads: a thing, a place, or a deed. */
export const isOfScene = (word: string): boolean =>
  isNoun(word, scene.nouns) || isFormOf(word, scene.verbs) || isNoun(word, scene.people, mayFollowPeople);
