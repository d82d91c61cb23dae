import { parseSync } from '@swc/core';
import type { Models } from './prisma-schema.ts';
import { type Access, looksLikeSql, type TableUse, tablesInSql } from './sql-tables.ts';

/** A node of swc's syntax tree, read by its field names. */
interface Node {
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: swc's nodes are a union of a hundred types
  readonly [field: string]: any;
}

/** Names of variables that hold a Prisma client or a transaction. */
const clientName = /^(?:db|tx|trx|prisma|client|database|transaction)$/i;
const clientType = /^(?:Database|TransactingDatabase|PrismaClient|TransactionClient)$/;
const readMethod = /^(?:find|count|aggregate|groupBy)/;
const writeMethod = /^(?:create|update|upsert|delete)/;
const sqlTag = /^(?:sql|raw|\$queryRaw|\$executeRaw)$/;
const sqlCall = /^(?:query|raw|\$queryRawUnsafe|\$executeRawUnsafe)$/;

/**
 * Finds the tables that a TypeScript module reads and writes: calls of the Prisma client with the
 * relations that their arguments name, and SQL in strings and templates. Throws when a delegate is
 * chosen at run time (`db[name]`), because no check can see which.
 */
export function tablesInModule(source: string, models: Models): TableUse[] {
  const module: Node = parseSync(source, { syntax: 'typescript', target: 'esnext' });
  const tables = new Set([...models.values()].map(({ table }) => table));
  const constants = readConstants(module);
  const uses: TableUse[] = [];

  const useModel = (name: string, access: Access) => {
    const model = models.get(name);
    if (model) uses.push({ table: model.table, access });
  };
  const useSql = (text: string) => uses.push(...tablesInSql(text, tables));

  const useRelations = (name: string, argument: Node | undefined, access: Access): void => {
    if (argument?.type === 'Identifier') useRelations(name, constants.get(argument.value), access);
    if (argument?.type === 'ArrayExpression') {
      for (const element of argument.elements) useRelations(name, element?.expression, access);
    }
    if (argument?.type !== 'ObjectExpression') return;
    for (const property of argument.properties) {
      const key = keyOf(property);
      // A property is one of `{ include }`, `...include` and `include: {}`.
      const value = property.type === 'Identifier' ? property : (property.arguments ?? property.value);
      // A write only reads what it selects or filters by.
      const inner = key === 'select' || key === 'include' || key === 'where' ? 'reads' : access;
      const target = key === undefined ? undefined : models.get(name)?.relations.get(key);
      if (target !== undefined) useModel(target, inner);
      useRelations(target ?? name, value, inner);
    }
  };

  const textOf = (node: Node | undefined): string | undefined => {
    if (node?.type === 'StringLiteral') return node.value;
    if (node?.type === 'ParenthesisExpression') return textOf(node.expression);
    if (node?.type === 'Identifier') {
      const constant = constants.get(node.value);
      return constant?.type === 'StringLiteral' ? constant.value : undefined;
    }
    if (node?.type === 'TemplateLiteral') {
      return node.quasis
        .map((quasi: Node, i: number) => {
          const inserted = node.expressions[i];
          return `${quasi.cooked ?? quasi.raw}${inserted ? (textOf(inserted) ?? ' $0 ') : ''}`;
        })
        .join('');
    }
    if (node?.type === 'BinaryExpression' && node.operator === '+') {
      const [left, right] = [textOf(node.left), textOf(node.right)];
      return left === undefined && right === undefined ? undefined : `${left ?? ' $0 '}${right ?? ' $0 '}`;
    }
    return undefined;
  };

  const visit = (node: Node, isSql: boolean): void => {
    const text = node.type === 'Identifier' ? undefined : textOf(node);
    if (text !== undefined && (isSql || looksLikeSql(text))) useSql(text);

    if (node.type === 'CallExpression') {
      const method = nameOf(node.callee.property);
      const delegate = nameOf(node.callee.object?.property);
      if (method !== undefined && delegate !== undefined && models.has(delegate)) {
        const access = writeMethod.test(method) ? 'writes' : readMethod.test(method) ? 'reads' : undefined;
        if (access !== undefined) {
          useModel(delegate, access);
          for (const { expression } of node.arguments) useRelations(delegate, expression, access);
        }
      }
    }
    if (node.type === 'MemberExpression' && isClient(node.object)) {
      const name = nameOf(node.property);
      if (name !== undefined) useModel(name, 'reads');
      else if (isDelegateChosenLate(node))
        throw new Error('a delegate of the Prisma client is chosen at run time');
    }
    const pattern = node.type === 'VariableDeclarator' && isClient(node.init) ? node.id : node;
    if (pattern.type === 'ObjectPattern' && (pattern !== node || hasClientType(pattern))) {
      for (const property of pattern.properties) {
        const name = keyOf(property);
        if (name !== undefined) useModel(name, 'reads');
      }
    }
    for (const [child, isChildSql] of childrenOf(node, isSql)) visit(child, isChildSql);
  };
  visit(module, false);
  return uses;
}

/** Returns the child nodes, each with whether its strings are SQL because of where they stand. */
function childrenOf(node: Node, isSql: boolean): [Node, boolean][] {
  const isCall = node.type === 'CallExpression' && sqlCall.test(nameOf(node.callee.property) ?? '');
  const isTagged = node.type === 'TaggedTemplateExpression' && sqlTag.test(lastName(node.tag) ?? '');
  return Object.entries(node).flatMap(([field, value]) => {
    const isInside = isSql || (isCall && field === 'arguments') || (isTagged && field === 'template');
    // A nested function is code again, also inside the arguments of a query.
    const isText = isInside && !/Function|ArrowFunction/.test(node.type);
    return nodesIn(value).map((child): [Node, boolean] => [child, isText]);
  });
}

const nodesIn = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  return 'type' in value && typeof value.type === 'string'
    ? [value as Node]
    : Object.values(value).flatMap(nodesIn);
};

/** Constants of a module that hold a string or an object, by name. */
function readConstants(module: Node): Map<string, Node> {
  const constants = new Map<string, Node>();
  const visit = (node: Node): void => {
    if (node.type === 'VariableDeclaration' && node.kind === 'const') {
      for (const { id, init } of node.declarations) {
        const value = /^Ts(As|ConstAssertion|Satisfies)/.test(init?.type) ? init.expression : init;
        if (
          id.type === 'Identifier' &&
          /^(StringLiteral|ObjectExpression|ArrayExpression)$/.test(value?.type)
        ) {
          constants.set(id.value, value);
        }
      }
    }
    for (const child of Object.values(node).flatMap(nodesIn)) visit(child);
  };
  visit(module);
  return constants;
}

/** The name that a property is reached by; undefined when it is computed. */
const nameOf = (property: Node | undefined): string | undefined => {
  if (property?.type === 'Identifier') return property.value;
  const computed = property?.type === 'Computed' ? property.expression : undefined;
  return computed?.type === 'StringLiteral' ? computed.value : undefined;
};

const lastName = (node: Node): string | undefined =>
  node.type === 'Identifier' ? node.value : nameOf(node.property);

const keyOf = (property: Node): string | undefined => {
  if (property.type === 'Identifier') return property.value;
  return typeof property.key?.value === 'string' ? property.key.value : undefined;
};

const isClient = (node: Node | undefined): boolean =>
  node !== undefined && node !== null && clientName.test(lastName(node) ?? '');

const isDelegateChosenLate = ({ property }: Node) =>
  property.type === 'Computed' && property.expression.type !== 'NumericLiteral';

const hasClientType = ({ typeAnnotation }: Node): boolean => {
  const type = typeAnnotation?.typeAnnotation?.typeName;
  return type !== undefined && clientType.test(type.value ?? type.right?.value ?? '');
};
