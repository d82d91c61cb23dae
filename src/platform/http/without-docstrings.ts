/** A docstring that fills its lines. A type cast before an expression does not. */
const docstring = /^[ \t]*\/\*\*(?:(?!\*\/)[\s\S])*\*\/[ \t]*$/gm;

/** Empties the docstrings of a script. Its lines keep their numbers. */
export const withoutDocstrings = (script: string): string =>
  script.replaceAll(docstring, (text) => '\n'.repeat(text.split('\n').length - 1));
