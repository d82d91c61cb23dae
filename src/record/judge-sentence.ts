import { hasContactData } from './contact-data.ts';
import { insultStems, particles, surnames, talkStems, talkWords } from './talk-vocabulary.ts';

/** Code points of a sentence. */
const length = { min: 8, max: 120 } as const;
const allowedSigns = /^[가-힣A-Za-z0-9\s.,!?…·‘’“”'"()~-]+$/;
const denial = /않|없|못|아니|안\s|말아/;

/**
 * Whether a model's sentence may stand above its quotes. Each of its words comes from the quotes or
 * speaks of talk in general, so it names nobody and no number that the quotes do not; it denies
 * only what they deny.
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
  if (/[\r\n]/.test(sentence) || !/[요다][.!]?$/.test(sentence)) return false;
  if (hasContactData(sentence) || insultStems.some((stem) => sentence.includes(stem))) return false;
  const said = quotes.join('\n');
  if (nicknames.some((name) => name.length > 1 && sentence.includes(name) && !said.includes(name)))
    return false;
  if (denial.test(sentence) !== denial.test(said)) return false;
  const words = sentence.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => isKnown(word, said));
}

function isKnown(word: string, said: string): boolean {
  if (/\d/.test(word)) return numbersIn(word).every((number) => numbersIn(said).includes(number));
  if (/[A-Za-z]/.test(word)) {
    const latin = new Set(said.toLowerCase().match(/[a-z]+/g));
    return (word.toLowerCase().match(/[a-z]+/g) ?? []).every((part) => latin.has(part));
  }
  if (talkWords.has(word) || talkStems.some((stem) => word.startsWith(stem))) return true;
  return isSaid(word, said);
}

const numbersIn = (text: string): string[] => text.match(/\d+/g) ?? [];

/** Whether a Korean word stands in the quotes, perhaps with other endings. */
function isSaid(word: string, said: string): boolean {
  const words = said.match(/[가-힣]+/g) ?? [];
  const stem = withoutParticle(word);
  if (stem.length === 1) return words.some((one) => one === word || withoutParticle(one) === stem);
  if (words.some((one) => one.startsWith(stem))) return true;
  return !isLikeName(stem) && words.some((one) => one.startsWith(stem.slice(0, 2)));
}

function withoutParticle(word: string): string {
  const particle = particles.find((one) => word.endsWith(one) && word.length > one.length);
  return particle === undefined ? word : word.slice(0, -particle.length);
}

const isLikeName = (stem: string) => stem.length === 3 && surnames.includes(stem.charAt(0));
