import { adjectivePhrases } from './adjective-phrases.ts';
import { harmlessDenials } from './denial-vocabulary.ts';
import { momentPhrases } from './moment-vocabulary.ts';
import { situationPhrases } from './situation-phrases.ts';
import { softPhrases } from './soft-phrases.ts';

const anyOf = (phrases: readonly string[]) =>
  new RegExp(`(?<=^|[\\s‘“'"])(?:${phrases.join('|')})(?=[\\s.,!?…’”'"]|$|(?<=\\s))`, 'g');

const situations = anyOf(situationPhrases);
const phrases = anyOf([...momentPhrases, ...softPhrases, ...harmlessDenials, ...adjectivePhrases]);

/** The sentence without its soft phrases. `situation` stands for those about reading situations. */
export const withoutSoftPhrases = (sentence: string, situation = ' '): string =>
  sentence.replace(situations, situation).replace(phrases, ' ');
