import { FileRefusal } from './file-refusal.ts';

export interface CsvRecord {
  readonly cells: readonly string[];
  /** The line on which the record begins, from 1. */
  readonly line: number;
}

/** The most cells of a record: 10 MB of commas would fill the memory. */
export const mostCells = 100;

/**
 * Yields the records of a CSV text (RFC 4180): quotes are doubled inside quotes, and a quoted cell
 * may hold line breaks. Empty lines are skipped.
 * @throws {FileRefusal} `open_quote` with the line of the quote, `stray_quote`, `too_many_cells`
 */
export function* csvRecords(text: string, delimiter: ',' | ';' | '\t'): Generator<CsvRecord, void> {
  let [at, line] = [0, 1];
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at, line) : plainCell(text, at, delimiter);
      if (cells.length === mostCells) throw new FileRefusal('too_many_cells', start);
      cells.push(cell.value);
      line += cell.breaks;
      at = cell.end;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (at < text.length && text[at] !== '\n') throw new FileRefusal('stray_quote', line);
    at += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== '') yield { cells, line: start };
  }
}

interface Cell {
  readonly value: string;
  /** The place after the cell. */
  readonly end: number;
  readonly breaks: number;
}

function plainCell(text: string, start: number, delimiter: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1;
  if (text[end - 1] === '\r' && end > start && text[end] !== delimiter) end -= 1;
  return { value: text.slice(start, end), end, breaks: 0 };
}

function quotedCell(text: string, start: number, line: number): Cell {
  let end = start + 1;
  for (;;) {
    const quote = text.indexOf('"', end);
    if (quote < 0) throw new FileRefusal('open_quote', line);
    end = quote + 1;
    if (text[end] !== '"') break;
    end += 1;
  }
  const inside = text.slice(start + 1, end - 1);
  return { value: inside.replaceAll('""', '"'), end, breaks: inside.split('\n').length - 1 };
}
