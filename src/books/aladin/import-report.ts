import type { ReadItem } from './aladin-item.ts';

export type LeftOut = Exclude<ReadItem, { kind: 'kept' }> & {
  /** Aladin's list and page of the item. */
  readonly list: string;
  readonly page: number;
  /** Index on the page, from 0. */
  readonly index: number;
};

export interface ImportReport {
  readonly pages: number;
  /** Items in the responses, repeated ones included. */
  readonly fetched: number;
  readonly kept: number;
  readonly excluded: readonly LeftOut[];
  readonly quarantined: readonly LeftOut[];
  /** Works of each quiz genre, one edition each. */
  readonly genres: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
}

const counted = (items: readonly LeftOut[]) =>
  Object.entries(Object.groupBy(items, ({ reason }) => reason))
    .map(([reason, group = []]) => ({ reason, count: group.length }))
    .sort((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1));

/** Number of quarantined items named on the terminal; the report file names all. */
const mostNamed = 20;

const place = ({ list, page, index, itemId, label, reason }: LeftOut) =>
  `        ${list}, page ${page}, item ${index}${itemId === null ? '' : ` (${itemId})`}${label === '' ? '' : ` "${label}"`}: ${reason}`;

/**
 * Formats the report for a terminal: counts by reason, places of quarantined items, and every
 * warning. The report file lists every item.
 */
export function formatReport(report: ImportReport): string {
  const lines = (items: readonly LeftOut[]) =>
    counted(items).map(({ reason, count }) => `  ${String(count).padStart(4)}  ${reason}`);
  return [
    `fetched      ${report.fetched} items in ${report.pages} pages`,
    `kept         ${report.kept} books`,
    `excluded     ${report.excluded.length} items`,
    ...lines(report.excluded),
    `quarantined  ${report.quarantined.length} items`,
    ...lines(report.quarantined),
    ...report.quarantined.slice(0, mostNamed).map(place),
    ...(report.quarantined.length > mostNamed
      ? [`        and ${report.quarantined.length - mostNamed} more: --report FILE names them`]
      : []),
    'works in the quiz genres',
    ...Object.entries(report.genres).map(([name, count]) => `  ${String(count).padStart(4)}  ${name}`),
    ...report.warnings.map((warning) => `warning: ${warning}`),
  ].join('\n');
}
