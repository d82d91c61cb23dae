/** Returns data between the marks of a prompt. "<" is escaped, so that no text can end them. */
export const dataBlock = (data: Readonly<Record<string, unknown>>): string =>
  `<data>\n${JSON.stringify(data).replaceAll('<', '\\u003c')}\n</data>`;
