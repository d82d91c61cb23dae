/** The first letter of a nickname, and its colour from 1 to 8. */
export interface Avatar {
  readonly letter: string;
  readonly tone: number;
}

const mostKnown = 10_000;
const tones = 8;
/** Any number that keeps the sum small. */
const modulus = 65_521;

const letters = new Intl.Segmenter('ko');
const known = new Map<string, Avatar>();

/** Returns what views/partials/avatar.ejs draws for a nickname. */
export function avatarOf(nickname: string): Avatar {
  const found = known.get(nickname);
  if (found) return found;
  const [first] = letters.segment(nickname);
  const sum = [...nickname].reduce(
    (total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % modulus,
    0,
  );
  const avatar = { letter: first?.segment ?? '', tone: (sum % tones) + 1 };
  if (known.size >= mostKnown) known.clear();
  known.set(nickname, avatar);
  return avatar;
}
