import type { LoadReport } from './load-catalogue.ts';

/** Formats the report of a load as lines for a terminal. */
export function formatLoadReport(report: LoadReport): string[] {
  const byReason = Object.entries(Object.groupBy(report.excluded, ({ reason }) => reason));
  return [
    ...report.repairs.map((repair) => `repaired: ${repair}`),
    ...report.notes.map((note) => `note: ${note}`),
    ...report.excluded.map(({ itemId, title, reason }) => `excluded: ${itemId} "${title}": ${reason}`),
    ...byReason.map(([reason, books = []]) => `${books.length} books excluded: ${reason}`),
    `${report.newGenres} new genres, ${report.newAuthors} new authors`,
    `${report.newBooks} new books, ${report.changedBooks} changed, ${report.unchangedBooks} unchanged`,
  ];
}
