import { hasContactData } from './contact-data.ts';
import { swapsRoles } from './swaps-roles.ts';
import {
  endLetters,
  insultStems,
  isTalkEnd,
  particles,
  surnames,
  talkStems,
  talkWords,
} from './talk-vocabulary.ts';

/** Code points of a sentence. */
const length = { min: 8, max: 120 } as const;
const denial = /않|없|못|아니|안\s|말아/;
const allowedSigns = /^[가-힣A-Za-z0-9\s.,!?…·‘’“”'"()~-]+$/;
/** A sentence tells what was said. It asks for nothing and claims nothing of its own. */
const reports =
  /(?:나왔|나눴|나누었|오갔|말했|전했|꼽았|보았|봤|느꼈|있었|이어졌|떠올렸|했)(?:어요|습니다|다)[.!]?$/;
const quotation = /‘[^’]*’|“[^”]*”|"[^"]*"|'[^']*'/g;

/**
 * Whether a model's sentence may stand above its quotes. It tells what was said in their words and
 * in words about talk in general. It names no person of the meeting, no number that the quotes do
 * not, and denies only what they deny.
 * @param quotes the composed texts of its quotes
 * @param nicknames of the people of the meeting
 */
export function isFairSentence(
  sentence: string,
  quotes: readonly string[],
  nicknames: readonly string[],
): boolean {
  const letters = [...sentence].length;
  if (letters < length.min || letters > length.max || !allowedSigns.test(sentence)) return false;
  if (/[\r\n]/.test(sentence) || !reports.test(sentence)) return false;
  if (hasContactData(sentence) || insultStems.some((stem) => sentence.includes(stem))) return false;
  const said = quotes.join('\n');
  if (namesPerson(sentence, nicknames)) return false;
  const quoted = sentence.match(quotation) ?? [];
  if (!quoted.every((part) => flat(said).includes(flat(part)))) return false;
  if (!deniesAlike(sentence, said) || swapsRoles(sentence, said)) return false;
  return (sentence.match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => isKnown(word, said));
}

const flat = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** Whether a name stands in a sentence; one of a single letter as a word of its own. */
const namesPerson = (sentence: string, nicknames: readonly string[]) =>
  nicknames
    .map(flat)
    .some((name) =>
      name.length > 1
        ? flat(sentence).includes(name)
        : (sentence.match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => withoutParticle(word) === name),
    );

function isKnown(word: string, said: string): boolean {
  if (/[^가-힣]/.test(word)) return flat(said).includes(flat(withoutParticle(word)));
  if (isTalkWord(word)) return true;
  return isSaid(word, said);
}

const isTalkWord = (word: string) =>
  talkWords.has(word) ||
  talkStems.some((stem) => word.startsWith(stem) && isTalkEnd(word.slice(stem.length)));

/** Whether a Korean word stands in the quotes, perhaps with other endings. */
function isSaid(word: string, said: string): boolean {
  const words = said.match(/[가-힣]+/g) ?? [];
  const stem = withoutParticle(word);
  if (stem.length === 1) return words.some((one) => one === word || withoutParticle(one) === stem);
  if (words.some((one) => one.startsWith(stem))) return true;
  const begin = stem.slice(0, 2);
  return !isLikeName(stem) && endLetters.test(stem.slice(2)) && words.some((one) => one.startsWith(begin));
}

function withoutParticle(word: string): string {
  const particle = particles.find((one) => word.endsWith(one) && word.length > one.length);
  return particle === undefined ? word : word.slice(0, -particle.length);
}

const isLikeName = (stem: string) => stem.length === 3 && surnames.includes(stem.charAt(0));

/**
 * Whether a sentence denies what its quotes deny. If they deny anything, its words must come in
 * their order, so that no denial moves to another thing.
 */
function deniesAlike(sentence: string, said: string): boolean {
  if (denial.test(sentence) !== denial.test(said)) return false;
  if (!denial.test(said)) return true;
  const given = said.match(/[가-힣]+/g) ?? [];
  let next = 0;
  return (sentence.match(/[가-힣]+/g) ?? [])
    .filter((word) => !isTalkWord(word))
    .every((word) => {
      const at = given.findIndex((one, place) => place >= next && beginsAlike(one, word));
      next = at + 1;
      return at >= 0;
    });
}

const beginsAlike = (one: string, other: string) => one.slice(0, 2) === other.slice(0, 2);
