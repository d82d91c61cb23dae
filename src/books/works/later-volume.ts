import type { TitleParts } from './title-parts.ts';
import {
  aboutFilm,
  bareNumber,
  beforeRomanName,
  countedPart,
  countedThings,
  countNoun,
  gluedNumber,
  largestPart,
  largestVolume,
  lastVolume,
  laterPart,
  laterPartBeforeName,
  laterPartNote,
  laterStory,
  laterStoryEnd,
  namedPart,
  numberBeforeName,
  numberedName,
  numberedVolume,
  numberNote,
  partOfSeries,
  romanVolume,
  smallestCount,
  volumeOfPart,
} from './volume-words.ts';
import { withoutEdition } from './without-edition.ts';

/** Tells whether a title names a volume or a part from the second on. */
export function isLaterVolume({ main, original, notes, subtitles }: TitleParts): boolean {
  if (aboutFilm.test(main)) return false;
  if ([...notes, ...subtitles].some(isLaterNote)) return true;
  if ([main, ...notes.map((note) => `${main} ${note}`)].some(endsTheSeries)) return true;
  if (laterPartBeforeName.test(main) || laterStoryEnd.test(main) || namesLaterPart(main)) return true;
  return endsInRoman(original) || headsOf(main).some(endsInLaterVolume);
}

const isLaterNote = (note: string) =>
  laterPartNote.test(note) ||
  laterStory.test(note) ||
  isLater(numberNote.exec(note)?.[1]) ||
  partOfSeries.test(note) ||
  endsInVolumeOfPart(note) ||
  endsInNumberedVolume(note);

/** `키메라 2 : 두 세계` and `반지의 제왕 2. 두 개의 탑` name the volume before its title. */
function headsOf(main: string): string[] {
  const colon = main.indexOf(':');
  const [, name = '', number = ''] = numberBeforeName.exec(main) ?? [];
  const heads = [main, withoutEdition(main)];
  if (colon > 0) heads.push(main.slice(0, colon).trim());
  if (number !== '') heads.push(`${name} ${number}`);
  return heads;
}

const endsTheSeries = (text: string) => isLater(lastVolume.exec(text)?.[1], Number.POSITIVE_INFINITY);

const endsInNumberedVolume = (text: string) =>
  numberedVolume.some((pattern) => isLater(pattern.exec(text)?.[1]));

function endsInVolumeOfPart(text: string): boolean {
  const [, part, volume] = volumeOfPart.exec(text) ?? [];
  return isLater(part) || isLater(volume);
}

const namesLaterPart = (main: string) => namedPart.test(main);

function endsInLaterVolume(head: string): boolean {
  if (endsInNumberedVolume(head) || endsInVolumeOfPart(head) || laterPart.test(head)) return true;
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
