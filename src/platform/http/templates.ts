import fs from 'node:fs';
import ejs from 'ejs';
import { withoutDirection } from '../text/direction.ts';

type Locals = Readonly<Record<string, unknown>>;

/** Renders a template with its locals. `path` starts at the root of the views, without `.ejs`. */
export type DrawTemplate = (path: string, locals: Locals) => string;

/** Characters that `escapeText` changes. Most texts hold none of them. */
const changed = /[&<>"'\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/**
 * Escapes markup and removes direction controls, so that a text cannot reorder the text beside it.
 */
function escapeText(value: unknown): string {
  if (typeof value === 'string' && !changed.test(value)) return value;
  return withoutDirection(ejs.escapeXML(value));
}

/**
 * The prototype of all locals: a template sees only names that it is given, even where another
 * package changed `Object.prototype`. An object without a prototype would be twice as slow.
 */
const noNames: object = Object.freeze(Object.create(null));

const localsOf = (...given: readonly (Locals | undefined)[]): Record<string, unknown> =>
  Object.assign(Object.create(noNames), ...given);

/** EJS would copy the locals into an object without a prototype. Its types omit the option. */
const withoutCopies = { unsafePrototypeLocals: true };

/**
 * Compiles templates once, unless `cache` is false, and renders them with the templates they
 * include. An included template sees the locals of its includer and those that it is given.
 *
 * The `include` of EJS copies all locals and all options several times and resolves the path at
 * each call. A page of cards has seventy includes, so a name `include` among the locals shadows it.
 */
export function createTemplates(options: { readonly root: string; readonly cache: boolean }): DrawTemplate {
  const compiled = new Map<string, ejs.TemplateFunction>();

  function templateOf(path: string): ejs.TemplateFunction {
    const known = compiled.get(path);
    if (known) return known;
    const filename = `${options.root}${path}.ejs`;
    const template = ejs.compile(named(fs.readFileSync(filename, 'utf8'), filename), {
      filename,
      escape: escapeText,
      // Counts the lines while it draws, so that an error names its line.
      compileDebug: !options.cache,
      ...withoutCopies,
    });
    if (options.cache) compiled.set(path, template);
    return template;
  }

  /** `locals` belong to this template alone. */
  function draw(path: string, locals: Record<string, unknown>): string {
    locals.include = (child: string, own?: Locals) => draw(child, localsOf(locals, own));
    return templateOf(path)(locals);
  }

  return (path, locals) => draw(path, localsOf(locals));
}

/** Adds the file's name for the stacks of errors and for profilers. */
const named = (text: string, filename: string) => `${text}<%\n//# sourceURL=${filename}\n%>`;
