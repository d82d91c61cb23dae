import {
  helpingVerbs,
  infinitiveEndings,
  linkingEndings,
  pastEndings,
  plainEndings,
} from './ending-vocabulary.ts';
import { readerEndings, readerInfinitiveEndings, readerPlainEndings } from './reader-vocabulary.ts';
import { stemsOfVerb } from './verb-stems.ts';

type StemKind = 'plain' | 'linking' | 'infinitive';
/** The kinds of each stem, by the stem in NFD. They decide which endings may follow. */
type Stems = ReadonlyMap<string, ReadonlySet<StemKind>>;

type Endings = Readonly<Record<StemKind, ReadonlySet<string>>>;

/** Verbs whose forms a word is compared with. */
export interface Verbs {
  readonly stems: Stems;
  readonly endings: Endings;
}

const finals: Readonly<Record<string, string>> = {
  ㄴ: '\u11ab',
  ㄹ: '\u11af',
  ㅁ: '\u11b7',
  ㅂ: '\u11b8',
  ㅆ: '\u11bb',
};
const setOf = (endings: readonly string[]) =>
  new Set(
    endings.map((ending) => ending.replace(/^[ㄴㄹㅁㅂㅆ]/, (one) => finals[one] ?? one).normalize('NFD')),
  );

const present: Endings = {
  plain: setOf(plainEndings.split(' ')),
  linking: setOf(linkingEndings.split(' ')),
  infinitive: setOf(infinitiveEndings),
};
const ofReader: Endings = {
  plain: setOf(readerPlainEndings.split(' ')),
  linking: setOf(readerEndings.split(' ')),
  infinitive: setOf(readerInfinitiveEndings.split(' ')),
};
const presentAndPast: Endings = {
  ...present,
  infinitive: setOf([...infinitiveEndings, ...pastEndings.split(' ')]),
};

const tenses = { present, past: presentAndPast, ofReader };

/** Prepares verbs given in dictionary form, separated by spaces. */
export const verbs = (dictionaryForms: string, tense: keyof typeof tenses = 'present'): Verbs => {
  const stems = new Map<string, Set<StemKind>>();
  for (const form of dictionaryForms.split(' ').filter((one) => one !== ''))
    for (const [kind, forms] of Object.entries(stemsOfVerb(form)) as [StemKind, readonly string[]][])
      for (const stem of forms) stems.set(stem, (stems.get(stem) ?? new Set()).add(kind));
  return { stems, endings: tenses[tense] };
};

const helping = new Map(
  (['present', 'past', 'ofReader'] as const).map((tense) => [tenses[tense], verbs(helpingVerbs, tense)]),
);

/** Whether a word is a form of one of the verbs: 펼쳐, 펼치면, 펼쳐보세요. */
export const isFormOf = (word: string, ofVerbs: Verbs): boolean =>
  isForm(word.normalize('NFD'), ofVerbs, true);

function isForm(letters: string, { stems, endings }: Verbs, mayBeHelped: boolean): boolean {
  for (let length = letters.length; length > 0; length -= 1) {
    const kinds = stems.get(letters.slice(0, length));
    if (!kinds) continue;
    const rest = letters.slice(length);
    for (const kind of kinds) {
      if (endings[kind].has(rest)) return true;
      if (kind === 'infinitive' && mayBeHelped && rest !== '') {
        const help = helping.get(endings);
        if (help && isForm(rest, help, false)) return true;
      }
    }
  }
  return false;
}
