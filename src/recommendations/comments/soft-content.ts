import { isNoun } from './noun-endings.ts';
import { contentVerbs, effects, fillers } from './soft-vocabulary.ts';
import { isFormOf, verbs } from './verb-forms.ts';
import { wordSet } from './word-set.ts';

const content = {
  verbs: verbs(contentVerbs, 'past'),
  effects: wordSet(effects),
  fillers: wordSet(fillers),
  story: /^이야기(?:예요|이에요|입니다|라|이고|이며|로)/,
};

/** Pictures of the reader herself: 읽는 모습이 그려져요. */
const pictured = /^(?:모습|풍경|하루|저녁|주말|아침)(?:이|가) 그려[지져집]/;

/** Whether the words before a story say what reading it is like: 오래 곱씹게 되는. */
const tellsEffect = (words: readonly string[]): boolean =>
  /^(?:남는|어울리는|좋은|만한|싶은|싶어지는|이어지는|다가오는|와닿는|떠오르는|느껴지는)$/.test(
    words.at(-1) ?? '',
  ) ||
  (/^(?:둔|가진|있는|붙은|지닌)$/.test(words.at(-1) ?? '') && words.at(-2)?.startsWith('키워드') === true) ||
  (/^(?:하는|되는|만드는)$/.test(words.at(-1) ?? '') && /게$/.test(words.at(-2) ?? ''));

/**
 * Whether each verb that tells what a book holds has a fact, or an effect of reading, before it.
 */
export const isSoftContent = (words: readonly string[], isGround: (word: string) => boolean): boolean =>
  words.every((word, i) => {
    // Pictures, grass and the word 그리고 are spelt like forms of the verbs 그리다 and 풀다.
    if (
      word === '그리고' ||
      word.startsWith('그림') ||
      (word === '풀' && /^(?:냄새|내음|향|밭|잎|꽃)/.test(words[i + 1] ?? ''))
    )
      return true;
    if (!content.story.test(word) && !isFormOf(word, content.verbs)) return true;
    if (content.story.test(word) && tellsEffect(words.slice(0, i))) return true;
    if (/^(?:들려|보여|전해|알려)주고$/.test(word) && words[i + 1]?.startsWith('싶')) return true;
    const before = words.slice(0, i).findLast((one) => !content.fillers.has(one)) ?? '';
    if (pictured.test(`${before} ${word}`)) return true;
    return isGround(before) || isNoun(before, content.effects);
  });
