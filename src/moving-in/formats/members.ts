import { csvRecords } from './csv-records.ts';
import { FileRefusal } from './file-refusal.ts';
import { headerColumns } from './member-words.ts';

/** A person of a list of members. */
export interface ListedMember {
  readonly name: string;
  /** Normalised; null if the list has none. */
  readonly email: string | null;
}

export interface MemberRules {
  readonly most: number;
  /** Returns the name to show, or why it is refused. */
  readonly nameOf: (typed: string) => { readonly name: string } | 'long_name' | 'unfit_name';
  /** Returns the normalised address; null if it is not an address. */
  readonly emailOf: (typed: string) => string | null;
}

/**
 * Reads a table of names and, in another column, e-mail addresses. The first line may be a header;
 * without one the first column holds the name and the second the address.
 * @throws {FileRefusal} with the line of the first wrong row
 */
export function readMembers(table: string, rules: MemberRules): ListedMember[] {
  const text = withLineFeeds(table);
  const members: ListedMember[] = [];
  const [names, emails] = [new Set<string>(), new Set<string>()];
  let columns = { name: 0, email: 1 };
  let isFirst = true;
  for (const { cells, line } of csvRecords(text, delimiterOf(text))) {
    if (isDelimiterLine(cells, line) || cells.every((cell) => cell.trim() === '')) continue;
    const header = isFirst ? headerColumns(cells) : null;
    isFirst = false;
    if (header) {
      columns = header;
      continue;
    }
    if (members.length === rules.most) throw new FileRefusal('too_many_members', line);
    const member = memberOf(cells, columns, line, rules);
    if (member.email !== null && emails.has(member.email)) throw new FileRefusal('same_email', line);
    if (names.has(member.name)) throw new FileRefusal('same_name', line);
    names.add(member.name);
    if (member.email !== null) emails.add(member.email);
    members.push(member);
  }
  if (members.length === 0) throw new FileRefusal('no_members', 1);
  return members;
}

function memberOf(
  cells: readonly string[],
  columns: { readonly name: number; readonly email: number },
  line: number,
  rules: MemberRules,
): ListedMember {
  const typed = (cells[columns.name] ?? '').trim();
  if (typed === '') throw new FileRefusal('no_name', line);
  const judged = rules.nameOf(typed);
  if (typeof judged === 'string') throw new FileRefusal(judged, line);
  const address = (cells[columns.email] ?? '').trim();
  const email = address === '' ? null : rules.emailOf(address);
  if (address !== '' && email === null) throw new FileRefusal('bad_email', line);
  return { name: judged.name, email };
}

/** Old programs of the Macintosh end lines with CR alone. */
const withLineFeeds = (text: string): string => (text.includes('\n') ? text : text.replaceAll('\r', '\n'));

/** Whether a record is the line `sep=;`, with which a file tells Excel its delimiter. */
const isDelimiterLine = ([first, ...rest]: readonly string[], line: number): boolean =>
  line === 1 && first === 'sep=' && rest.length > 0 && rest.every((cell) => cell === '');

/** The most frequent of the delimiters in the first filled line. */
function delimiterOf(text: string): ',' | ';' | '\t' {
  const head = text.trimStart().slice(0, 1_000).split('\n', 1)[0] ?? '';
  const countOf = (letter: string) => head.split(letter).length;
  const found = ([';', '\t'] as const).find((letter) => countOf(letter) > countOf(','));
  return found ?? ',';
}
