/** A name cannot be one of these words of JavaScript. */
const reserved = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends ' +
    'false finally for function if import in instanceof let new null return super switch this throw ' +
    'true try typeof var void while with yield'
  ).split(' '),
);

/** The code between the tags of EJS, but neither its comments nor `<%%`, which prints `<%`. */
const codeInTags = /<%(?![%#])([\s\S]*?)[-_]?%>/g;

/** Addresses and paths of templates, as strings. */
const paths = /(['"])\/[\w/-]*\1/g;

/** Identifiers, except names of properties after a dot. `rest` in `...rest` is not a property. */
const identifiers = /(?<!(?:^|[^.])\.|[\w$])[A-Za-z_$][\w$]*/g;

/**
 * Returns the names that the code of an EJS template may look up. There are too many: names that
 * the code declares, keys of objects and words in strings are among them, but none is missing.
 */
export function namesInTemplate(text: string): string[] {
  const names = [...text.matchAll(codeInTags)].flatMap(
    ([, code = '']) => code.replace(paths, '').match(identifiers) ?? [],
  );
  return [...new Set(names)].filter((name) => !reserved.has(name));
}
