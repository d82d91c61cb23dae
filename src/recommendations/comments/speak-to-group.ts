import { leansBack } from './sentence-vocabulary.ts';

/** Polite forms and words that are said to one reader about her own choice. */
const toOneReader = /[가-힣](?:신|셨|실)|시(?:는|던|니|면|군|네|지요|죠)|내가|나의|나만/;
const quoted = /‘[^’]*’|『[^』]*』/g;
const minSyllables = 12;

/**
 * Keeps the sentences of a checked comment that can be said to a group. `lead`, a sentence of the
 * book's facts, takes the place of those that cannot. Returns `null` when too little is left.
 */
export function speakToGroup(comment: string, lead: string): string | null {
  const sentences = comment.split(/(?<=[.!?…])\s+/);
  const kept: string[] = [];
  let isAfterDropped = false;
  for (const sentence of sentences) {
    const own = sentence.replace(quoted, '‘’');
    const isDropped: boolean = toOneReader.test(own) || (isAfterDropped && leansBack.test(own));
    if (!isDropped) kept.push(sentence);
    isAfterDropped = isDropped;
  }
  const text = kept.join(' ');
  if ((text.match(/[가-힣]/g) ?? []).length < minSyllables) return null;
  return kept.length === sentences.length || lead === '' ? text : `${lead} ${text}`;
}
