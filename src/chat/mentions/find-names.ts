import { particles } from '../../../public/js/chat/particle-words.js';

/** The most names that one message marks. */
const mostMentions = 10;

/** A person whose nickname may stand in a text. */
interface Named {
  readonly userId: number;
  readonly nickname: string;
}

interface FoundName {
  readonly userId: number;
  readonly at: number;
  /** With the sign before the name. */
  readonly length: number;
}

/** The sign begins a name only behind this, so that addresses name nobody. */
const goesBefore = /(?:^|[^\p{Script=Latin}\p{N}_.%+\-/@])$/u;
/** How Korean addresses a person. More may follow in the same word. */
const addressing = /^(?:님|씨|쌤|선생님)/u;
const calls = new Set(['아', '야', '한테', '랑도', '께', '께서', '에게도', '한테도']);

/**
 * Finds whole nicknames after an `@`, at most ten. Where several fit, the longest one counts.
 * @param people the longest nicknames first
 */
export function findNames(text: string, people: readonly Named[]): FoundName[] {
  const found: FoundName[] = [];
  let at = text.indexOf('@');
  while (at !== -1 && found.length < mostMentions) {
    const person = goesBefore.test(text.slice(Math.max(0, at - 2), at))
      ? personAt(text, at + 1, people)
      : undefined;
    const length = person ? person.nickname.length + 1 : 1;
    if (person) found.push({ userId: person.userId, at, length });
    at = text.indexOf('@', at + length);
  }
  return found;
}

const personAt = (text: string, from: number, people: readonly Named[]): Named | undefined =>
  people.find(({ nickname }) => {
    const end = from + nickname.length;
    return text.slice(from, end).toLowerCase() === nickname.toLowerCase() && endsAt(text, end);
  });

/** Whether a name may end here: a particle may follow it, and no other letter of its word. */
function endsAt(text: string, end: number): boolean {
  const last = text.charAt(end - 1);
  const [hangul = ''] = /^\p{Script=Hangul}+/u.exec(text.slice(end, end + 20)) ?? [];
  if (!/\p{L}|\p{N}/u.test(last)) return true;
  if (hangul === '') return !/^[\p{L}\p{N}\p{M}_]/u.test(text.slice(end, end + 2));
  if (!/\p{Script=Hangul}/u.test(last)) return true;
  return particles.has(hangul) || calls.has(hangul) || addressing.test(hangul);
}
