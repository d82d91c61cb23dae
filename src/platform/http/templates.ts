import fs from 'node:fs';
import ejs from 'ejs';
import { withoutDirection } from '../text/direction.ts';

type Locals = Readonly<Record<string, unknown>>;

/** Renders a template with its locals. `path` starts at the root of the views, without `.ejs`. */
export type DrawTemplate = (path: string, locals: Locals) => string;

/**
 * Escapes markup and removes direction controls, so that a text cannot reorder the text beside it.
 */
const escapeText = (value: unknown): string => withoutDirection(ejs.escapeXML(value));

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
    const template = ejs.compile(fs.readFileSync(filename, 'utf8'), { filename, escape: escapeText });
    if (options.cache) compiled.set(path, template);
    return template;
  }

  const draw: DrawTemplate = (path, locals) =>
    templateOf(path)({
      ...locals,
      include: (child: string, own?: Locals) => draw(child, { ...locals, ...own }),
    });

  return draw;
}
