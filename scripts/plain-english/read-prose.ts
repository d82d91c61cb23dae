/** A line of a file, by what a reader takes it for. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly kind: 'comment' | 'code' | 'markdown' | 'verbatim';
  /** Whether a docstring begins here. */
  readonly isDocstring: boolean;
}

/**
 * Splits a file into comment and code lines, or Markdown into prose and verbatim lines (tables,
 * code blocks). Recognises comments by how their line begins, and comments behind code by `// `.
 */
export function readLines(path: string, source: string): Line[] {
  const lines = source.split('\n');
  return path.endsWith('.md') ? lines.map(markdownReader()) : lines.map(codeReader(path));
}

function markdownReader() {
  let isFenced = false;
  return (text: string, index: number): Line => {
    const isFence = /^\s*```/.test(text);
    const isVerbatim = isFenced || isFence || /^\s*\|/.test(text);
    if (isFence) isFenced = !isFenced;
    return { number: index + 1, text, kind: isVerbatim ? 'verbatim' : 'markdown', isDocstring: false };
  };
}

function codeReader(path: string) {
  const marks = /\.(sh|ya?ml)$/.test(path) ? /^#/ : path.endsWith('.sql') ? /^--/ : /^(\/\/|\/\*|\*)/;
  let opened = false;
  return (raw: string, index: number): Line => {
    const text = raw.trim();
    const beginsDocstring = text.startsWith('/**');
    const isDocstring = opened || (beginsDocstring && text !== '/**');
    opened = text === '/**';
    const kind = marks.test(text) && !text.startsWith('#!') ? 'comment' : 'code';
    return { number: index + 1, text: raw, kind, isDocstring };
  };
}

/** The words of a comment line, without its marks. */
export const wordsOf = ({ text }: Line): string =>
  text
    .trim()
    .replace(/^(\/\*\*?|\/\/|\*|#|--)\s?/, '')
    .replace(/\s*\*\/$/, '');

/** The prose in a line of code: the name of a test, a log message, a comment behind the code. */
export const proseInCode = ({ text }: Line): string =>
  [
    /\((['"`].*['"`]), (?:\{|async\b|\()/.exec(text)?.[1],
    /\b(?:test|describe)\((['"`].*)/.exec(text)?.[1],
    /\blog\.(?:trace|debug|info|warn|error|fatal)\((.*)/.exec(text)?.[1],
    /[;,{}()\]] \/\/ (.*)/.exec(text)?.[1],
  ]
    .filter((part) => part !== undefined)
    .join(' ');
