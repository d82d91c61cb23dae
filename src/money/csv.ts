/** Marks the text as UTF-8 for spreadsheets, which guess another encoding without it. */
const byteOrderMark = '\uFEFF';

/** A spreadsheet runs a cell that begins so as a formula. */
const formulaStart = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Quotes a cell. An apostrophe before a formula makes spreadsheets show it as text. */
const cellOf = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const harmless = formulaStart.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
};

/** Returns rows as CSV (RFC 4180) with a byte order mark. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  byteOrderMark + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
