/** Letters and digits that are visible: the fillers of Hangul count as letters in Unicode. */
const letter = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;
const space = /\s/u;
const hangul = /\p{Script=Hangul}/u;

/** Letters and digits of a word, comparable: NFKC, lower case, without marks and spaces. */
export const lettersOf = (word: string): string =>
  [...word.normalize('NFKC').toLowerCase()].filter((one) => letter.test(one)).join('');

/** A letter of a text, and what stands between it and the letter before. */
interface Place {
  readonly letter: string;
  readonly before: 'letter' | 'mark' | 'space';
}

interface Node {
  readonly next: Map<string, Node>;
  isEnd: boolean;
}

/**
 * Returns a function that tells whether a text holds one of the words. Case, width and marks
 * between letters are ignored. A word counts where a word of the text begins: particles and endings
 * may follow in Hangul, other scripts end there. Letters with spaces between them count if they end
 * where a word of the text ends. The work is bounded by text length times the longest word.
 */
export function createWordMatcher(words: readonly string[]): (text: string) => boolean {
  const root: Node = { next: new Map(), isEnd: false };
  for (const word of words) insert(root, lettersOf(word));
  if (root.next.size === 0) return () => false;
  return (text) => {
    const places = placesOf(text);
    return places.some(({ before }, at) => before !== 'letter' && startsWord(root, places, at));
  };
}

function insert(root: Node, letters: string): void {
  let node = root;
  for (const one of letters) {
    const next = node.next.get(one) ?? { next: new Map(), isEnd: false };
    node.next.set(one, next);
    node = next;
  }
  node.isEnd = node !== root;
}

function placesOf(text: string): Place[] {
  const places: Place[] = [];
  let before: Place['before'] = 'space';
  for (const one of text.normalize('NFKC').toLowerCase()) {
    if (letter.test(one)) {
      places.push({ letter: one, before });
      before = 'letter';
    } else if (space.test(one)) before = 'space';
    else if (before === 'letter') before = 'mark';
  }
  return places;
}

function startsWord(root: Node, places: readonly Place[], start: number): boolean {
  let node: Node | undefined = root;
  let hasSpace = false;
  for (let at = start; at < places.length; at += 1) {
    const place = places[at];
    if (!place) return false;
    node = node.next.get(place.letter);
    if (!node) return false;
    hasSpace ||= at > start && place.before === 'space';
    if (node.isEnd && mayEnd(place, places[at + 1], hasSpace)) return true;
  }
  return false;
}

function mayEnd(last: Place, after: Place | undefined, hasSpace: boolean): boolean {
  if (after?.before !== 'letter') return true;
  if (hasSpace) return false;
  return hangul.test(last.letter) || hangul.test(after.letter);
}
