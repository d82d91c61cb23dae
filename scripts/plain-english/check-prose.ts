import { type BannedWord, bannedBeginning, bannedNames, bannedProse } from './banned-words.ts';
import { type Line, proseInCode, readLines, wordsOf } from './read-prose.ts';

/** Columns of a line of prose; tables, code and addresses may be longer. */
const maxColumns = 100;

/** Returns one line per violation of the rules for prose: the place, and what to write instead. */
export function checkProse(path: string, source: string): string[] {
  return readLines(path, source).flatMap((line) =>
    problemsOf(line).map((problem) => `${path}:${line.number}: ${problem}`),
  );
}

function problemsOf(line: Line): string[] {
  if (line.kind === 'verbatim') return [];
  if (line.kind === 'code') return [...find(bannedNames, line.text), ...find(bannedProse, proseInCode(line))];
  const words = line.kind === 'comment' ? wordsOf(line) : line.text;
  // Names of files and events in Markdown are what the code calls them.
  const spoken = line.kind === 'markdown' ? words.replace(/`[^`]*`/g, '``') : words;
  return [
    ...(isTooLong(line, words) ? [`has more than ${maxColumns} columns`] : []),
    ...find(bannedProse, spoken),
    ...(line.isDocstring ? find([bannedBeginning], words) : []),
  ];
}

/** A line without a space to break it at, or with an instruction for a tool, stays as it is. */
const isTooLong = ({ text }: Line, words: string): boolean =>
  [...text].length > maxColumns &&
  /\S\s+\S/.test(withoutAddresses(words)) &&
  !/biome-ignore|@type/.test(words);

const withoutAddresses = (words: string): string =>
  words.replace(/^\s*(?:[-*]|\d+\.)?\s*/, '').replace(/!?\[[^\]]*\]\([^)]*\)|https?:\/\/\S+/g, '');

const find = (banned: readonly BannedWord[], text: string): string[] =>
  banned.flatMap(({ pattern, instead }) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [`"${found}": write ${instead}`];
  });
