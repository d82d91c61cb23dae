import { moodVocabulary } from './mood-vocabulary.ts';
import { paceVocabulary } from './pace-vocabulary.ts';
import type { TagRule } from './tag-rule.ts';
import { themeVocabulary } from './theme-vocabulary.ts';

/**
 * All tags. A word that is short or has two meanings is listed only in a safe form (위로를, not 위로:
 * "upwards"). A wrong tag misleads a recommendation; a missing one only gives it less evidence.
 */
export const tagVocabulary: readonly TagRule[] = [...moodVocabulary, ...themeVocabulary, ...paceVocabulary];
