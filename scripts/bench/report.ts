/** One row of a benchmark's table. */
export interface Row {
  readonly measure: string;
  readonly floor: string;
  readonly ours: string;
  readonly target: string;
  readonly isMet: boolean;
}

/** Formats the table as text that is also valid Markdown. */
export const formatTable = (rows: readonly Row[]): string =>
  formatColumns(
    ['measure', 'floor', 'Bookmoim', 'target', ''],
    rows.map(({ measure, floor, ours, target, isMet }) => [
      measure,
      floor,
      ours,
      target,
      isMet ? 'met' : 'MISSED',
    ]),
  );

/** Formats rows of any columns, as text that is also valid Markdown. */
export function formatColumns(head: readonly string[], body: readonly (readonly string[])[]): string {
  const rows = [head, ...body];
  const widths = head.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
