/** One row of a benchmark's table. */
export interface Row {
  readonly measure: string;
  readonly floor: string;
  readonly ours: string;
  readonly target: string;
  readonly isMet: boolean;
}

/** Formats the table as text that is also valid Markdown. */
export function formatTable(rows: readonly Row[]): string {
  const cells = [
    ['measure', 'floor', 'Bookmoim', 'target', ''],
    ...rows.map(({ measure, floor, ours, target, isMet }) => [
      measure,
      floor,
      ours,
      target,
      isMet ? 'met' : 'MISSED',
    ]),
  ];
  const widths = cells[0]?.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
