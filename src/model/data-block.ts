/**
 * Returns data as the delimited part of a prompt. "<" is escaped, so that no text in the data can end
 * the part.
 */
export const dataBlock = (data: Readonly<Record<string, unknown>>): string =>
  `<data>\n${JSON.stringify(data).replaceAll('<', '\\u003c')}\n</data>`;
