/** The words of a text that spaces separate. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.split(' '));
