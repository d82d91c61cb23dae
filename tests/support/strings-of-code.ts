/** Matches a comment, a regular expression, a string, or the beginning of a template. */
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<=[(=,:[!&|?{};>]\s*|return\s)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`/g;

/** The strings and templates of TypeScript or JavaScript, with `○` for each value in a template. */
export function stringsOfCode(source: string): string[] {
  const texts: string[] = [];
  let at = 0;
  for (;;) {
    token.lastIndex = at;
    const found = token.exec(source);
    if (!found) return texts;
    const [text] = found;
    at = found.index + text.length;
    if (text === '`') {
      const template = readTemplate(source, at);
      texts.push(template.text, ...template.values.flatMap(stringsOfCode));
      at = template.end;
    } else if (/^['"]/.test(text)) texts.push(text.slice(1, -1).replace(/\\(.)/g, '$1'));
  }
}

/** Reads a template from behind its opening mark: its text, and the code of the values in it. */
function readTemplate(source: string, from: number) {
  let [text, at] = ['', from];
  const values: string[] = [];
  while (at < source.length && source[at] !== '`') {
    if (source.startsWith('${', at)) {
      const end = endOfValue(source, at + 2);
      values.push(source.slice(at + 2, end));
      text += '○';
      at = end + 1;
    } else {
      if (source[at] === '\\') at += 1;
      text += source[at];
      at += 1;
    }
  }
  return { text, values, end: at + 1 };
}

/** The place of the brace that closes a value. A template may stand in a value again. */
function endOfValue(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '`') at = readTemplate(source, at + 1).end - 1;
    else if (source[at] === '{') depth += 1;
    else if (source[at] === '}' && depth === 0) return at;
    else if (source[at] === '}') depth -= 1;
  }
  return source.length;
}
