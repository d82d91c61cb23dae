/** Words of JavaScript that cannot be names. */
const reserved = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends ' +
    'false finally for function if import in instanceof let new null return super switch this throw ' +
    'true try typeof var void while with yield'
  ).split(' '),
);

/** Code in EJS tags. Leaves out EJS comments, and `<%%`, which prints `<%`. */
const codeInTags = /<%(?![%#])([\s\S]*?)[-_]?%>/g;

/** Strings that hold an address or the path of a template. */
const paths = /(['"])\/[\w/-]*\1/g;

/** Identifiers that do not follow a dot, or follow three: `rest` in `...rest` is a name. */
const identifiers = /(?<!(?:^|[^.])\.|[\w$])[A-Za-z_$][\w$]*/g;

/**
 * Returns the names that the code of an EJS template may look up. It misses none, but may return
 * others too: names that the code declares, keys of objects and words in strings.
 */
export function namesInTemplate(text: string): string[] {
  const names = [...text.matchAll(codeInTags)].flatMap(
    ([, code = '']) => code.replace(paths, '').match(identifiers) ?? [],
  );
  return [...new Set(names)].filter((name) => !reserved.has(name));
}
