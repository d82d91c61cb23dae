/**
 * Sets of scripts that one name may mix, after Unicode's UTS 39 (highly restrictive), for Korean,
 * Japanese and Chinese.
 */
const mixed = [
  ['Latin', 'Hangul', 'Han'],
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
];

/** Scripts in common use (UAX 31, table 5). A name uses only one of them. */
const single = [
  ...['Arabic', 'Armenian', 'Bengali', 'Cyrillic', 'Devanagari', 'Ethiopic', 'Georgian', 'Greek', 'Gujarati'],
  ...['Gurmukhi', 'Hebrew', 'Kannada', 'Khmer', 'Lao', 'Malayalam', 'Myanmar', 'Oriya', 'Sinhala', 'Tamil'],
  ...['Telugu', 'Thaana', 'Thai', 'Tibetan'],
].map((script) => [script]);

const written = [...mixed, ...single].map(
  (scripts) =>
    new RegExp(
      `^(?:[${[...scripts, 'Common', 'Inherited'].map((script) => `\\p{Script_Extensions=${script}}`).join('')}])*$`,
      'u',
    ),
);

/** Whether a name mixes scripts that are not written together. Signs and emoji have no script. */
export function mixesScripts(nickname: string): boolean {
  const letters = nickname.normalize('NFKC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
  return !written.some((alphabet) => alphabet.test(letters));
}
