import type { TitleParts } from './title-parts.ts';
import {
  examBook,
  examTitle,
  giftNote,
  storyEnd,
  workbookEnd,
  workbookNote,
  workbookShelves,
  workbookSubtitle,
  workbookTitle,
} from './workbook-words.ts';

/** Tells whether a product is made to write, paint or practise in, or to pass an examination. */
export function isWorkbook({ main, notes, subtitles }: TitleParts, subCategory: string | null): boolean {
  return (
    workbookShelves.has(subCategory ?? '') ||
    (isWorkbookTitle(main) && (!storyEnd.test(main) || examTitle.test(main))) ||
    notes.some((note) => workbookNote.test(note) || (isWorkbookTitle(note) && !giftNote.test(note))) ||
    subtitles.some((text) => workbookSubtitle.test(text))
  );
}

const isWorkbookTitle = (text: string) =>
  [workbookTitle, workbookEnd, examBook].some((pattern) => pattern.test(text));
