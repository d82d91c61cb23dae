import { personKey } from '../aladin/person-name.ts';
import {
  allParts,
  beforeOtherRange,
  collectedWorks,
  endsInSet,
  isSetNote,
  joint,
  listedVolumes,
  packageEnd,
  setAlone,
  severalBooks,
  totalVolumes,
  volumeRange,
} from './set-words.ts';
import type { TitleParts } from './title-parts.ts';
import { withoutEdition } from './without-edition.ts';

type People = readonly { readonly name: string }[];

/** Tells whether a title names several volumes or several works that are sold together. */
export const isSet = (parts: TitleParts, contributors: People = []): boolean =>
  isSetOfVolumes(parts) || isOfSeveralWorks(parts.main, contributors);

function isSetOfVolumes({ main, notes, subtitles }: TitleParts): boolean {
  return (
    notes.some((note) => isSetNote.test(note) || isWholeInParts(note)) ||
    [endsInSet, packageEnd].some((pattern) => pattern.test(main)) ||
    [main, withoutEdition(main)].some(isWholeInParts) ||
    subtitles.some((text) => setAlone.test(text) || endsInSet.test(text) || hasSeveralVolumes(text))
  );
}

/** Tells whether a title names more than one work: `갑의 책 + 을의 책`, `해리 포터 전집`. */
export const isOfSeveralWorks = (main: string, contributors: People = []): boolean =>
  isJoined(main) || severalBooks.test(main) || isCollection(main, contributors);

/** `카프카 전집` by Kafka is one book; `해리 포터 전집` holds several works. */
function isCollection(main: string, contributors: People): boolean {
  const collected = collectedWorks.exec(main)?.[1];
  return (
    collected !== undefined && !contributors.some(({ name }) => personKey(name) === personKey(collected))
  );
}

/** `첫사랑 + 1` and `A + B` are titles themselves. */
function isJoined(main: string): boolean {
  const [first = '', second = ''] = main.split(joint);
  return first.length > 1 && second.length > 1 && /^\p{L}/u.test(second);
}

const isWholeInParts = (text: string) =>
  hasSeveralVolumes(text) || hasVolumeRange(text) || listedVolumes.test(text) || allParts.test(text);

const hasSeveralVolumes = (text: string) => Number(totalVolumes.exec(text)?.[1] ?? 0) > 1;

function hasVolumeRange(text: string): boolean {
  const found = volumeRange.exec(text);
  if (found === null || beforeOtherRange.test(text.slice(0, found.index))) return false;
  return Number(found[1] ?? found[3]) < Number(found[2] ?? found[4]);
}
