/** A model of `schema.prisma`. */
export interface Model {
  readonly table: string;
  /** Models by the name of the field that leads to them. */
  readonly relations: ReadonlyMap<string, string>;
}

/** Models by the name of their delegate in the client: `meetingBan` for `model MeetingBan`. */
export type Models = ReadonlyMap<string, Model>;

const delegateOf = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** Reads the models of a Prisma schema. Throws when it finds none. */
export function readModels(schema: string): Models {
  const blocks = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  if (blocks.length === 0) throw new Error('The schema has no model.');
  const names = new Set(blocks.map(([, name]) => name));
  return new Map(
    blocks.map(([, name = '', body = '']) => {
      const fields = [...body.matchAll(/^ {2}(\w+) +(\w+)/gm)].filter(([, , type]) => names.has(type));
      return [
        delegateOf(name),
        {
          table: body.match(/@@map\("(\w+)"\)/)?.[1] ?? name,
          relations: new Map(fields.map(([, field = '', type = '']) => [field, delegateOf(type)])),
        },
      ];
    }),
  );
}
