import { particles } from './particle-words.js';
import { readAddress } from './web-address.js';

/**
 * A piece of a message. With `href` it is a link, shown as `shown` if there is one.
 *
 * @typedef {{ text: string, href?: string, shown?: string }} TextPart
 */

/** Opening brackets and quotes, each with its closing one. */
const closingOf = new Map(
  ['()', '[]', '{}', '（）', '［］', '〈〉', '《》', '「」', '『』', '【】', '〔〕', '“”', '‘’'].map(
    (pair) => [pair.charAt(0), pair.charAt(1)],
  ),
);
const closings = new Set(closingOf.values());

/** Characters that end an address: RFC 3986 and 3987 exclude them. */
const endsAddress = /[\s\p{Cc}<>"]/u;
/** Punctuation that belongs to the sentence when an address ends with it. */
const sentenceMark = /[.,:;!?'…·~。、，．！？：；*^`]/u;
/** Symbols that belong to the sentence too, except right after "/" or "=". */
const ornament = /\p{So}|\p{Emoji_Modifier}|\p{Extended_Pictographic}|\uFE0E|\uFE0F|\u200D|\u20E3/u;
/** "A.I", "D.P": a full stop after it is part of the abbreviation. */
const abbreviation = /(?:^|[^\p{L}\d]|%[\dA-Fa-f]{2})(?:\p{Lu}\.)+\p{Lu}$/u;
const longestAbbreviation = 16;
/** A query parameter that holds searched text, up to the end of the address. */
const searchedText = /[?&](?:q|s|wd|word|query|keyword|kw|search\w*|term|text|title|name)=[^&#]*$/iu;
/** Addresses whose last part may end in a bracket: a wiki article, or a title of digits. */
const titleBeforeBracket = /\/(?:wiki|w)\/[^/]*$|\/\d+$/u;
const longestParticle = 4;

/**
 * Cuts a message into plain text and links. Only http and https addresses become links. An address
 * whose end is ambiguous stays text. Runs in linear time.
 *
 * @param {string} text
 * @returns {TextPart[]} their texts, joined, are the message
 */
export function findLinks(text) {
  /** @type {TextPart[]} */
  const parts = [];
  const brackets = createBracketCount();
  let done = 0;
  let read = 0;
  for (;;) {
    const start = nextStart(text, read);
    if (start === -1) break;
    brackets.read(text, read, start);
    const { end, tokenEnd } = findEnd(text, start, brackets);
    const written = text.slice(start, end);
    const address = readAddress(written);
    if (address) {
      if (start > done) parts.push({ text: text.slice(done, start) });
      parts.push(
        address.shown === written ? { text: written, href: address.href } : { text: written, ...address },
      );
      done = end;
    }
    brackets.read(text, end, tokenEnd);
    read = tokenEnd;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}

/**
 * Finds the start of the next address. An address never starts inside a Latin word.
 *
 * @param {string} text
 * @param {number} from
 */
function nextStart(text, from) {
  const scheme = /https?:\/\//giu;
  scheme.lastIndex = from;
  for (let match = scheme.exec(text); match; match = scheme.exec(text)) {
    if (!/[a-z0-9]/iu.test(text.charAt(match.index - 1))) return match.index;
  }
  return -1;
}

/** Counts the brackets of the sentence that are still open. */
function createBracketCount() {
  /** @type {Map<string, number>} */
  const open = new Map();
  return {
    /**
     * @param {string} text
     * @param {number} from
     * @param {number} to
     */
    read(text, from, to) {
      for (let at = from; at < to; at += 1) {
        const letter = text.charAt(at);
        const closing = closingOf.get(letter);
        if (closing) open.set(closing, (open.get(closing) ?? 0) + 1);
        else if (closings.has(letter)) open.set(letter, Math.max(0, (open.get(letter) ?? 0) - 1));
      }
    },
    /** @param {string} closing */
    isOpen: (closing) => (open.get(closing) ?? 0) > 0,
  };
}

/**
 * @param {string} text
 * @param {number} start
 * @param {ReturnType<typeof createBracketCount>} sentence
 * @returns {{ end: number, tokenEnd: number }} the end of the address, and of the word that holds
 *   it
 */
function findEnd(text, start, sentence) {
  /** @type {{ closing: string, at: number }[]} */
  const open = [];
  /** @type {Set<number>} */
  const matched = new Set();
  const quote = /['`]/u.exec(text.charAt(start - 1))?.[0];
  let at = text.indexOf('://', start) + 3;
  for (; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (endsAddress.test(letter) || (letter === quote && !isApostrophe(text, at))) break;
    if (/[,;|]/u.test(letter) && /^https?:\/\//iu.test(text.slice(at + 1, at + 9))) break;
    const closing = closingOf.get(letter);
    if (closing) open.push({ closing, at });
    else if (closings.has(letter) && !isApostrophe(text, at)) {
      if (open.at(-1)?.closing === letter) {
        open.pop();
        matched.add(at);
      } else if (sentence.isOpen(letter)) break;
    }
  }
  const [unclosed] = open;
  if (!unclosed) return { end: trimEnd(text, start, at, matched), tokenEnd: at };
  // In "…/c(어제 올린 글)" the bracket belongs to the sentence, in "…/데미안(헤르만 헤세)" to the
  // address.
  const isOfSentence =
    /(?:^|[^%].|.[^\da-f])[a-z\d/]$/iu.test(text.slice(unclosed.at - 3, unclosed.at)) &&
    !titleBeforeBracket.test(text.slice(start, unclosed.at));
  const isAtEnd = unclosed.at === at - 1;
  const end = isOfSentence || isAtEnd ? trimEnd(text, start, unclosed.at, matched) : start;
  return { end, tokenEnd: at };
}

/**
 * Finds the end of an address without the sentence's punctuation, closing brackets and particle.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} from
 * @param {ReadonlySet<number>} matched closing brackets that were opened inside the address
 */
function trimEnd(text, start, from, matched) {
  let end = from;
  while (end > start) {
    const last = text.charAt(end - 1);
    const isBracket = closingOf.has(last) || (closings.has(last) && !matched.has(end - 1));
    const isFace = text.slice(end - 2, end + 1) === '^_^';
    const isMark = isFace || (sentenceMark.test(last) && !(last === '.' && isAbbreviated(text, end - 1)));
    const tail = isBracket || isMark ? 1 : ornamentLength(text, end) || tailLength(text, start, end);
    if (tail === 0) return end;
    end -= tail;
  }
  return end;
}

/**
 * Whether the quotation mark here stands inside a word, as in "it's".
 *
 * @param {string} text
 * @param {number} at
 */
const isApostrophe = (text, at) =>
  /['’]/u.test(text.charAt(at)) && /[a-z]/iu.test(text.charAt(at - 1)) && /[a-z]/iu.test(text.charAt(at + 1));

/**
 * @param {string} text
 * @param {number} end
 */
const isAbbreviated = (text, end) =>
  abbreviation.test(text.slice(Math.max(0, end - longestAbbreviation), end));

/**
 * Counts the code units of emoji and other symbols at the end.
 *
 * @param {string} text
 * @param {number} end
 */
function ornamentLength(text, end) {
  let from = end;
  for (;;) {
    const isPair = /[\udc00-\udfff]/.test(text.charAt(from - 1));
    const letter = text.slice(from - (isPair ? 2 : 1), from);
    if (!ornament.test(letter)) break;
    from -= letter.length;
  }
  return /[/=]/u.test(text.charAt(from - 1)) ? 0 : end - from;
}

/**
 * Counts the letters at the end that are a particle or laughter ("ㅋㅋ"). They count only after a
 * Latin letter, a digit or a closed bracket; after "/", "=" or Hangul they are part of the address.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function tailLength(text, start, end) {
  let from = end;
  const isJamo = /[ㄱ-ㆎ]/u.test(text.charAt(end - 1));
  const letter = isJamo ? /[ㄱ-ㆎ]/u : /[가-힣]/u;
  while (letter.test(text.charAt(from - 1)) && (isJamo || end - from <= longestParticle)) from -= 1;
  if (from === end || !(isJamo || particles.has(text.slice(from, end)))) return 0;
  const before = text.charAt(from - 1);
  if (closings.has(before)) return end - from;
  const written = text.slice(start, from);
  if (!/[a-z0-9'.]$/iu.test(written) || /%[0-7][\da-f]$/iu.test(written)) return 0;
  return isJamo || !goesOnInHangul(written) ? end - from : 0;
}

/**
 * Whether Hangul after this much of an address is probably part of it: the last part holds
 * unescaped Hangul, or is searched text.
 *
 * @param {string} written
 */
function goesOnInHangul(written) {
  const lastPart = written.slice(Math.max(...Array.from('/?#&=', (sign) => written.lastIndexOf(sign))));
  return /[ㄱ-ㆎ가-힣]/u.test(lastPart) || searchedText.test(written);
}
