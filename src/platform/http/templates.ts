import fs from 'node:fs';
import ejs from 'ejs';
import { withoutDirection } from '../text/direction.ts';
import { namesInTemplate } from './template-names.ts';

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

/** A template file. */
interface Template {
  readonly text: string;
  readonly filename: string;
  /** The names that its code may look up, and some that it does not. */
  readonly names: readonly string[];
  /** Seldom more than one: nearly all includes of a template give it the same names. */
  readonly compiled: Compiled[];
}

/** A template compiled for locals that have the names in `given` and none of `missing`. */
interface Compiled {
  readonly given: readonly string[];
  readonly missing: readonly string[];
  readonly draw: ejs.TemplateFunction;
}

/**
 * Renders templates with the templates that they include. Each is read and compiled once; unless
 * `cache` is true it is read for each use, and compiled again when its text changed. An included
 * template sees the locals of its includer and those that it is given.
 *
 * The `include` of EJS copies all locals and all options several times and resolves the path at
 * each call. A page of cards has seventy includes, so a name `include` among the locals shadows it.
 */
export function createTemplates(options: { readonly root: string; readonly cache: boolean }): DrawTemplate {
  const templates = new Map<string, Template>();

  function templateOf(path: string): Template {
    const known = templates.get(path);
    if (known && options.cache) return known;
    const filename = `${options.root}${path}.ejs`;
    const text = fs.readFileSync(filename, 'utf8');
    if (known?.text === text) return known;
    const template = { text, filename, names: namesInTemplate(text), compiled: [] };
    templates.set(path, template);
    return template;
  }

  function compiledFor(template: Template, locals: Locals): ejs.TemplateFunction {
    const known = template.compiled.find(
      ({ given, missing }) =>
        given.every((name) => name in locals) && !missing.some((name) => name in locals),
    );
    if (known) return known.draw;
    const given = template.names.filter((name) => name in locals);
    const missing = template.names.filter((name) => !(name in locals));
    const draw = compile(template, given, options.cache);
    template.compiled.push({ given, missing, draw });
    return draw;
  }

  /** `locals` belong to this template alone. */
  function draw(path: string, locals: Record<string, unknown>): string {
    locals.include = (child: string, own?: Locals) => draw(child, localsOf(locals, own));
    return compiledFor(templateOf(path), locals)(locals);
  }

  return (path, locals) => draw(path, localsOf(locals));
}

/**
 * Compiles a template with the names in `given` as constants. Any other name is an error where the
 * template uses it, as within the `with` that EJS would write; V8 does not optimise code within
 * `with`. The text is a block of its own, because a template may declare a name that it was given.
 */
function compile(
  { text, filename }: Pick<Template, 'text' | 'filename'>,
  given: readonly string[],
  isCached: boolean,
): ejs.TemplateFunction {
  const code = `<% { const { ${given.join()} } = locals; { %>${text}<% } } %>`;
  return ejs.compile(named(code, filename), {
    filename,
    escape: escapeText,
    _with: false,
    // Counts the lines while it draws, so that an error names its line.
    compileDebug: !isCached,
    ...withoutCopies,
  });
}

/** Adds the file's name for the stacks of errors and for profilers. */
const named = (text: string, filename: string) => `${text}<%\n//# sourceURL=${filename}\n%>`;
