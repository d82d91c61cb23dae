import { issue, issueNote, numberedIssue, periodicalIssue, season } from './periodical-words.ts';
import type { TitleParts } from './title-parts.ts';

/** Tells whether a product is an issue of a periodical: `문학동네 125호 - 2025.겨울`. */
export const isIssue = ({ main, notes, subtitles }: TitleParts): boolean =>
  [main, ...notes, ...subtitles].some((text) => issue.test(text)) ||
  periodicalIssue.test(main) ||
  [...notes, ...subtitles].some((text) => issueNote.test(text)) ||
  (numberedIssue.test(main) && subtitles.some((text) => season.test(text)));
