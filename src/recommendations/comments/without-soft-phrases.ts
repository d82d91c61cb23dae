import { adjectivePhrases } from './adjective-phrases.ts';
import { harmlessDenials } from './denial-vocabulary.ts';
import { momentPhrases } from './moment-vocabulary.ts';
import { situationPhrases } from './situation-phrases.ts';
import { softPhrases } from './soft-phrases.ts';

const phrases = new RegExp(
  `(?<=^|[\\s‘“'"])(?:${[...situationPhrases, ...momentPhrases, ...softPhrases, ...harmlessDenials, ...adjectivePhrases].join('|')})(?=[\\s.,!?…’”'"]|$|(?<=\\s))`,
  'g',
);
/** The sentence without its soft phrases. */
export const withoutSoftPhrases = (sentence: string): string => sentence.replace(phrases, ' ');
