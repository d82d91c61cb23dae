import { contactCalls, koreanDomains, messengers, titlesWithStop } from './contact-words.ts';
import { plainLatin, plainLetters } from './look-alikes.ts';

/** Signs that people write in place of the full stop of an address. */
const stops =
  /[。．｡·ㆍ\u119E•∙⋅․]|\s*[[({](?:\.|dot|닷|점)[\])}]\s*|\s+dot\s+|(?<=[a-z0-9])\s*(?:점|쩜|닷)\s*(?=[a-z])/gu;
/**
 * Top-level domains that are also recognised after a space ("bit .ly") or after one letter
 * ("t.me").
 */
const commonEnds =
  'com|net|org|kr|co|io|me|ly|gg|tv|info|biz|xyz|link|site|shop|app|dev|club|online|page|to|cc|be';
/**
 * Top-level domains: any two letters (a country), and common longer ones, because "kim.minji" is a
 * name.
 */
const ends =
  `${commonEnds}|[a-z]{2}|xn--[a-z0-9-]+|한국|blog|cafe|chat|cloud|edu|email|fun|gov|group|help|ink|land|life|live|mobi|` +
  'name|news|one|pro|social|space|store|studio|team|tech|today|top|video|vip|website|wiki|win|world|zone';

/** Normalises as names are normalised before they are compared: NFKC changes single jamo. */
const anyOf = (words: readonly string[]) => words.join('|').normalize('NFKC');
const domain = new RegExp(
  `(?=[\\p{L}\\p{N}])(?<![\\p{L}\\p{N}]-*)(?!(?:${anyOf(titlesWithStop)})\\.)[\\p{L}\\p{N}][\\p{L}\\p{N}-]+\\.(?:(?:${ends})(?![a-z])|[a-z]{2,}/)|[\\p{L}\\p{N}]\\.[a-z]{2,}/|` +
    `(?<![\\p{L}\\p{N}])[a-z]\\.(?:${commonEnds})(?![a-z])`,
  'u',
);
const spacedDomain = new RegExp(`[a-z0-9-]{2}\\s*[.,]\\s*(?:${commonEnds})(?![a-z])`, 'u');
const koreanDomain = new RegExp(`[\\p{L}\\p{N}](?:${anyOf(koreanDomains)})`, 'u');
const schemes = /:\/\/|(?<![a-z])www[.\s]|https?(?![a-z])/u;
const mailOrHandle = /[\p{L}\p{N}]\s*@\s*[\p{L}\p{N}]|@[a-z0-9][a-z0-9_.]/u;

const handle = '[a-z][a-z0-9_.-]*[0-9_][a-z0-9_.-]*|[0-9][a-z0-9_.-]{3,}';
const contact = new RegExp(
  `(?:${anyOf(messengers)})\\s*(?:(?:${anyOf(contactCalls)})|[:：=@]|(?<![a-z])(?:${handle})|\\s(?:${handle})|` +
    `(?<=[가-힣]\\s*)[a-z][a-z0-9_.#-]{2,})`,
  'u',
);

/**
 * Korean mobile numbers, business numbers, and any text with as many digits as a telephone number.
 */
const phones = [
  /0\s*1\s*[016-9](?:[\s.()-]*\d){7,8}/u,
  /(?:\d[\s.()-]*){9,}/u,
  /1[568]\d\d\s*-\s*\d{4}/u,
  // Numbers of firms that are called from the whole country.
  /(?<!\d)(?:15(?:22|33|44|66|77|88|99)|16(?:00|44|61|66|70|88)|18(?:00|11|33|55|77|99))\s*\d{4}(?!\d)/u,
  /(?:[공영일이삼사오육칠팔구]\s*){8,}/u,
  /공\s*[일1]\s*공|[공영]\s*[일1]\s*[공영][\s.-]*[\d공영일이삼사오육칠팔구]|(?<![a-z])[o0]1[o0][\s.-]*\d{3}/u,
];

/** Other ways to write an address or the way to one. */
const others = [
  /[\p{L}\p{N}]\s*(?:닷|쩜|점)\s*(?:컴|넷)(?!\p{L})|[\p{L}\p{N}]\s*\.\s*컴(?!\p{L})/u,
  /[a-z0-9-]\s*[.,]\s*[a-z]{2,}\/|(?<![\p{L}\p{N}])t\s*[.,]\s*me(?![a-z])/u,
  /골뱅이\s*[a-z0-9]|[a-z0-9]\s*골뱅이/u,
  /open[\s._-]*kakao|오픈[\s._-]*(?:카카오(?!닙)|카톡)|오카방|오픈\s*(?:채팅|챗)\s*방/u,
];

/** Joins letters that are written one by one: "b i t . l y". */
const joined = (text: string) =>
  text.replace(/(?<![\p{L}\p{N}])([a-z0-9.])\s+(?=[a-z0-9.](?![\p{L}\p{N}]))/gu, '$1');

/**
 * Whether a nickname or another text contains an address, a handle or a telephone number that leads
 * people to another service. Takes linear time: the texts of messages and notes are long.
 */
export function holdsContact(text: string): boolean {
  const letters = plainLatin(plainLetters(text).toLowerCase());
  // With long runs of spaces the patterns would take quadratic time.
  const plain = letters.replace(/\s+/g, ' ').replace(stops, '.');
  const patterns = [
    ...[schemes, domain, spacedDomain, koreanDomain, mailOrHandle, contact],
    ...[...others, ...phones],
  ];
  return [plain, joined(plain)].some((one) => patterns.some((pattern) => pattern.test(one)));
}
