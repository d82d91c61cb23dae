import { brightVowels, irregular, silentVowelPairs } from './conjugation-vocabulary.ts';

/** The three stems of a Korean verb or adjective, decomposed (NFD): endings attach to them. */
export interface VerbStems {
  /** Before endings with a consonant: 읽-고, 가볍-게. */
  readonly plain: readonly string[];
  /** Before endings that begin with 으 or a final consonant: 읽으-면, 가벼우-ㄴ, 만드-는. */
  readonly linking: readonly string[];
  /** The form in 아 or 어: 읽어, 가벼워, 골라. */
  readonly infinitive: readonly string[];
}

const letters = (text: string) => text.normalize('NFD');
const [rieul, bieup, digeut, siot] = ['\u11af', '\u11b8', '\u11ae', '\u11ba'];
const isFinal = (letter: string) => /[\u11a8-\u11c2]/.test(letter);
const vowelsOf = (stem: string) => stem.match(/[\u1161-\u1175]/g) ?? [];
/** The vowel of the infinitive agrees with the last vowel of the stem. */
const agreeing = (vowel: string | undefined) => (brightVowels.has(vowel ?? '') ? '\u1161' : '\u1165');

/** Returns the stems of a verb or adjective in its dictionary form: 읽다, 가볍다, 고르다. */
export function stemsOfVerb(dictionaryForm: string): VerbStems {
  const root = letters(dictionaryForm.slice(0, -1));
  const last = root.at(-1) ?? '';
  const regular = irregular.regular.has(dictionaryForm);
  if (/\u1112\u1161$/.test(root))
    return {
      plain: [root],
      linking: [root],
      infinitive: [`${root.slice(0, -1)}\u1162`, `${root}\u110b\u1167`],
    };
  if (isFinal(last)) {
    const open = root.slice(0, -1);
    if (last === bieup && !regular)
      return weakened(root, `${open}\u110b\u116e`, irregular.toWa.has(dictionaryForm));
    if (last === digeut && irregular.digeut.has(dictionaryForm)) return ofConsonant(root, `${open}${rieul}`);
    if (last === siot && irregular.siot.has(dictionaryForm)) return ofConsonant(root, open);
    const stems = ofConsonant(root, root);
    return last === rieul ? { ...stems, linking: [root, open] } : stems;
  }
  if (/\u1105\u1173$/.test(root) && !regular) {
    const before = root.slice(0, -2);
    const infinitive = `${before}${rieul}\u1105${agreeing(vowelsOf(before).at(-1))}`;
    return { plain: [root], linking: [root], infinitive: [infinitive] };
  }
  return { plain: [root], linking: [root], infinitive: contracted(root) };
}

/** `bound` is the root as it stands before a vowel: 들 for 듣다. */
const ofConsonant = (root: string, bound: string): VerbStems => ({
  plain: [root],
  linking: [`${bound}\u110b\u1173`],
  infinitive: [`${bound}\u110b${agreeing(vowelsOf(root).at(-1))}`],
});

const weakened = (root: string, linking: string, isWa: boolean): VerbStems => ({
  plain: [root],
  linking: [linking],
  infinitive: [`${linking.slice(0, -1)}${isWa ? '\u116a' : '\u116f'}`],
});

/** Joins a root that ends in a vowel with 아 or 어: 펼치 → 펼쳐, 나누 → 나눠, 쓰 → 써. */
function contracted(root: string): string[] {
  const vowel = root.at(-1) ?? '';
  const open = root.slice(0, -1);
  if (vowel === '\u1173') return [`${open}${agreeing(vowelsOf(open).at(-1))}`];
  const joined = silentVowelPairs.get(vowel);
  const full = `${root}\u110b${agreeing(vowel)}`;
  return joined === undefined ? [full] : [`${open}${joined}`, full];
}
