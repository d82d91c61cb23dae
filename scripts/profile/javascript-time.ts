import type { CpuProfile, ProfileNode } from './inspector.ts';

/** Microseconds by name, the most first. */
export type Shares = readonly (readonly [name: string, microseconds: number])[];

/** The time of the JavaScript thread. Each microsecond is counted once in `parts`. */
export interface JavaScriptTime {
  /**
   * By part: templates, packages and folders of `src/`, each with the functions of Node that it
   * calls; the garbage collector; `(program)` is work outside JavaScript.
   */
  readonly parts: Shares;
  /** By function, without what it calls. */
  readonly functions: Shares;
  /** By template, without the templates that it includes and with all else that it calls. */
  readonly templates: Shares;
}

/** Functions that wait and do not work. */
const idle = new Set(['(idle)', '(root)']);

/** Sums up a CPU profile. */
export function javaScriptTime({ nodes, samples, timeDeltas }: CpuProfile): JavaScriptTime {
  const parentOf = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const templateOf = nearest(nodeOf, parentOf, templateName);
  const partOf = nearest(nodeOf, parentOf, partName);

  const parts = new Map<string, number>();
  const functions = new Map<string, number>();
  const templates = new Map<string, number>();
  for (const [i, id] of samples.entries()) {
    const node = nodeOf.get(id);
    if (node === undefined || idle.has(node.callFrame.functionName)) continue;
    const time = Math.max(0, timeDeltas[i] ?? 0);
    const template = templateOf(id);
    add(parts, template === null ? (partOf(id) ?? 'node') : 'templates', time);
    add(functions, functionName(node), time);
    if (template !== null) add(templates, template, time);
  }
  return { parts: sorted(parts), functions: sorted(functions), templates: sorted(templates) };
}

const add = (sums: Map<string, number>, name: string, time: number) =>
  sums.set(name, (sums.get(name) ?? 0) + time);

const sorted = (sums: ReadonlyMap<string, number>): Shares => [...sums].sort(([, a], [, b]) => b - a);

/** Returns a function that finds the name of a node or of the nearest caller that has one. */
function nearest(
  nodeOf: ReadonlyMap<number, ProfileNode>,
  callerOf: ReadonlyMap<number, number>,
  nameOf: (node: ProfileNode) => string | null,
) {
  const names = new Map<number, string | null>();
  const find = (id: number): string | null => {
    const known = names.get(id);
    if (known !== undefined) return known;
    const node = nodeOf.get(id);
    const caller = callerOf.get(id);
    const name = (node && nameOf(node)) ?? (caller === undefined ? null : find(caller));
    names.set(id, name);
    return name;
  };
  return find;
}

const templateName = ({ callFrame }: ProfileNode): string | null =>
  /\/views\/(.+)\.ejs"?$/.exec(callFrame.url)?.[1] ?? null;

/** The package or folder that a function is from; null for a function of Node. */
function partName({ callFrame: { url, functionName } }: ProfileNode): string | null {
  if (functionName.startsWith('(') && functionName !== '(root)') return functionName;
  const [, found] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url) ?? [];
  if (found !== undefined) return found;
  const [, folder] = /\/((?:src|public)\/.*)\/[^/]+$/.exec(url) ?? [];
  return folder ?? null;
}

const functionName = (node: ProfileNode): string => {
  const { functionName: name, url, lineNumber } = node.callFrame;
  const file = url
    .replace(/^.*\/(?=node_modules\/|src\/|public\/|views\/)/, '')
    .replace(/^.*node_modules\//, '')
    .replace('"', '');
  const place = file === '' ? '' : ` (${file}:${lineNumber + 1})`;
  return `${name === '' ? 'anonymous' : name}${place}`;
};
