import { personKey } from '../aladin/person-name.ts';
import {
  allParts,
  bareNumber,
  beforeOtherRange,
  beforeRomanName,
  collectedWorks,
  countedPart,
  countedThings,
  countNoun,
  endsInSet,
  examTitle,
  giftNote,
  gluedNumber,
  isSetNote,
  issue,
  issueNote,
  joint,
  largestPart,
  largestVolume,
  laterPart,
  laterPartNote,
  laterStory,
  listedVolumes,
  numberedIssue,
  numberedName,
  numberedVolume,
  numberNote,
  packageEnd,
  periodicalIssue,
  romanVolume,
  season,
  setAlone,
  severalBooks,
  smallestCount,
  storyEnd,
  totalVolumes,
  volumeRange,
  workbookEnd,
  workbookShelves,
  workbookSubtitle,
  workbookTitle,
} from './product-words.ts';
import { readTitle, type TitleParts } from './title-parts.ts';

export interface Product {
  readonly title: string;
  readonly subtitle: string | null;
  readonly subCategory: string | null;
  readonly contributors?: readonly { readonly name: string }[];
}

/**
 * Kinds of products with an item id. Only a `work` is something that a reading club can start with.
 */
export type ProductKind = 'work' | 'set' | 'later_volume' | 'workbook';

/**
 * Classifies a product by the words of its title. Accepts any text; when in doubt, it is a work.
 */
export function productKind(product: Product): ProductKind {
  const parts = readTitle(product);
  if (isSet(parts) || isCollection(parts.main, product.contributors)) return 'set';
  if (isWorkbook(parts, product.subCategory)) return 'workbook';
  return isLaterVolume(parts) ? 'later_volume' : 'work';
}

function isSet({ main, notes, subtitles }: TitleParts): boolean {
  return (
    notes.some((note) => isSetNote.test(note) || isWholeInParts(note)) ||
    [endsInSet, packageEnd, severalBooks].some((pattern) => pattern.test(main)) ||
    isWholeInParts(main) ||
    isJoined(main) ||
    subtitles.some((text) => setAlone.test(text) || endsInSet.test(text) || hasSeveralVolumes(text))
  );
}

/** `카프카 전집` by Kafka is one book; `해리 포터 전집` holds several works. */
function isCollection(main: string, contributors: Product['contributors'] = []): boolean {
  const collected = collectedWorks.exec(main)?.[1];
  return (
    collected !== undefined && !contributors.some(({ name }) => personKey(name) === personKey(collected))
  );
}

/** Tells whether a title names two works. `첫사랑 + 1` and `A + B` are titles themselves. */
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

function isWorkbook({ main, notes, subtitles }: TitleParts, subCategory: string | null): boolean {
  return (
    workbookShelves.has(subCategory ?? '') ||
    (isWorkbookTitle(main) && (!storyEnd.test(main) || examTitle.test(main))) ||
    notes.some((note) => isWorkbookTitle(note) && !giftNote.test(note)) ||
    subtitles.some((text) => workbookSubtitle.test(text))
  );
}

const isWorkbookTitle = (text: string) => workbookTitle.test(text) || workbookEnd.test(text);

function isLaterVolume({ main, original, notes, subtitles }: TitleParts): boolean {
  const isLaterNote = (note: string) =>
    laterPartNote.test(note) || laterStory.test(note) || isLater(numberNote.exec(note)?.[1]);
  if ([...notes, ...subtitles].some((text) => isLaterNote(text) || endsInNumberedVolume(text))) return true;
  if ([main, ...notes, ...subtitles].some((text) => issue.test(text))) return true;
  if (periodicalIssue.test(main) || [...notes, ...subtitles].some((text) => issueNote.test(text)))
    return true;
  if (numberedIssue.test(main) && subtitles.some((text) => season.test(text))) return true;
  // `키메라 2 : 두 세계` names the volume before the colon.
  const colon = main.indexOf(':');
  const heads = colon > 0 ? [main, main.slice(0, colon).trim()] : [main];
  return heads.some(endsInLaterVolume) || endsInRoman(original);
}

const endsInNumberedVolume = (text: string) =>
  numberedVolume.some((pattern) => isLater(pattern.exec(text)?.[1]));

function endsInLaterVolume(head: string): boolean {
  if (endsInNumberedVolume(head) || laterPart.test(head)) return true;
  const part = countedPart.exec(head);
  if (part !== null) {
    const [, number, unit = ''] = part;
    const before = head.slice(0, part.index + 1);
    return isLater(number, largestPart[unit]) && before.trim() !== '' && !countedThings.test(before.trim());
  }
  const [, name = '', number] = bareNumber.exec(head) ?? gluedNumber.exec(head) ?? [];
  if (!isLater(number) || numberedName.test(name)) return false;
  return Number(number) < smallestCount || !countNoun.test(name);
}

function endsInRoman(text: string): boolean {
  const name = romanVolume.exec(text)?.[1];
  return name !== undefined && !beforeRomanName.test(name);
}

const isLater = (number: string | undefined, most = largestVolume) =>
  number !== undefined && Number(number) > 1 && Number(number) <= most;
