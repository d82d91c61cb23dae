// `npm run draw:fonts`: cuts the fonts of the pages out of Pretendard, and writes their faces to
// public/css/fonts.css. Both are committed. `words` has the letters of the site's own texts,
// `books-N` the other letters of the books' names, `common-N` the other letters that are common in
// Korean. A page loads the files it has letters of, and for the rest Pretendard's own.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

/** The licence of Pretendard keeps its name for the unchanged font. Both names have ten letters. */
const reservedName = 'Pretendard';
const ownName = 'BookmoimUI';
const family = 'Bookmoim Sans';
/** Weights that the pages use. */
const weights = { min: 400, max: 700 };
/** Copyright, licence, and where the licence is. */
const licenceNames = [0, 13, 14];
const features = ['kern', 'ccmp', 'mark', 'tnum'];
/** Files whose Korean words readers see. */
const copyFiles = [
  'views/**/*.ejs',
  'public/js/**/*.js',
  'src/seeds/*.ts',
  'src/**/*{view,messages,input,rule,copy,words,lines,questions,vocabulary,comment}.ts',
];
/** Files with words that the code only compares with. */
const unseenFiles = [
  'views/styleguide/**',
  'src/books/works/product-words.ts',
  'src/recommendations/comments/comment-words.ts',
  'src/accounts/{contact,password,reserved}-words.ts',
];
const signs = '·…‘’“”–—×←→↑↓›‹«»○●✓※©';

/** Most letters of a file: a page that needs one of them loads them all. */
const bookPartSize = 150;
const commonPartSize = 280;

const isHangul = (/** @type {string} */ letter) => letter >= '가' && letter <= '힣';
const withoutComments = (/** @type {string} */ text) => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
const lettersOf = (/** @type {string} */ text) => [...new Set(text)].filter(isHangul).sort();

const copy = globSync(copyFiles, { exclude: unseenFiles })
  .map((file) => withoutComments(readFileSync(file, 'utf8')))
  .join('');
const fixture = JSON.parse(readFileSync('fixtures/books.json', 'utf8'));
const shelf = fixture.books
  .flatMap((/** @type {any} */ { title, subtitle, publisher }) => [title, subtitle, publisher])
  .concat(fixture.authors.map((/** @type {any} */ { name }) => name))
  .join('');

const { resolve } = createRequire(import.meta.url);
const packageFile = (/** @type {string} */ file) => resolve(`pretendard/dist/web/variable/${file}`);

/**
 * The common letters, most common first. Pretendard's slices are cut by frequency from the last to
 * the first; the slices with more letters hold the rest in the order of the alphabet.
 */
function commonLetters() {
  const css = readFileSync(packageFile('pretendardvariable-dynamic-subset.css'), 'utf8');
  const slices = [...css.matchAll(/unicode-range: ([^;]+);/g)].map(([, list = '']) => lettersIn(list));
  return slices
    .filter(({ length }) => length <= 100)
    .reverse()
    .flat();
}

/** @param {string} list ranges of code points */
const lettersIn = (list) =>
  list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range
      .trim()
      .slice(2)
      .split('-')
      .map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).filter(
      isHangul,
    );
  });

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCodePoint(0x20 + i));
const words = [...ascii, ...signs, ...lettersOf(copy)];
/** Letters of the books' names beyond the words, most frequent first. */
function bookLetters() {
  const counts = new Map();
  for (const letter of shelf) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return lettersOf(shelf)
    .filter((letter) => !words.includes(letter))
    .sort((a, b) => counts.get(b) - counts.get(a));
}

/**
 * Cuts letters into files of at most `partSize`.
 * @param {string} name @param {readonly string[]} letters @param {number} partSize
 */
const inParts = (name, letters, partSize) =>
  Array.from({ length: Math.ceil(letters.length / partSize) }, (_, i) => [
    `${name}-${i + 1}`,
    letters.slice(i * partSize, (i + 1) * partSize),
  ]);

const books = bookLetters();
const known = new Set([...words, ...books]);
const common = commonLetters().filter((letter) => !known.has(letter));
/** @type {Record<string, string[]>} */
const fonts = {
  words,
  ...Object.fromEntries([
    ...inParts('books', books, bookPartSize),
    ...inParts('common', common, commonPartSize),
  ]),
};

const source = readFileSync(packageFile('woff2/PretendardVariable.woff2'));

/** Replaces the reserved name in the name table: two bytes per letter. @param {Buffer} sfnt */
function rename(sfnt) {
  const [from, to] = [reservedName, ownName].map((name) => Buffer.from(name, 'utf16le').swap16());
  for (let at = sfnt.indexOf(from); at !== -1; at = sfnt.indexOf(from, at)) to.copy(sfnt, at);
  return sfnt;
}

/** @param {readonly string[]} letters */
async function cut(letters) {
  const sfnt = await subsetFont(source, letters.join(''), {
    targetFormat: 'sfnt',
    variationAxes: { wght: weights },
    preserveNameIds: licenceNames,
    keepFeatures: features,
    noHinting: true,
  });
  return subsetFont(rename(sfnt), letters.join(''), {
    targetFormat: 'woff2',
    preserveNameIds: licenceNames,
    keepFeatures: features,
  });
}

/** The letters as ranges of code points. @param {readonly string[]} letters */
function ranges(letters) {
  const points = letters.map((letter) => letter.codePointAt(0) ?? 0).sort((a, b) => a - b);
  /** @type {[number, number][]} */
  const runs = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else runs.push([point, point]);
  }
  const hex = (/** @type {number} */ point) => point.toString(16).toUpperCase();
  return runs.map(([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ''}`).join(', ');
}

/** @param {[string, readonly string[]]} font */
const face = ([name, letters]) => `  @font-face {
    font-family: "${family}";
    font-weight: ${weights.min} ${weights.max};
    font-display: swap;
    src: url("../fonts/${name}.woff2") format("woff2");
    unicode-range: ${ranges(letters)};
  }
`;

mkdirSync('public/fonts', { recursive: true });
for (const [name, letters] of Object.entries(fonts)) {
  const font = await cut(letters);
  writeFileSync(`public/fonts/${name}.woff2`, font);
  console.log(`${name}: ${letters.length} letters, ${(font.length / 1_024).toFixed(1)} KB`);
}
const faces = Object.entries(fonts).map(face).join('\n');
writeFileSync('public/css/fonts.css', `/* Written by npm run draw:fonts. */\n@layer base {\n${faces}}\n`);
