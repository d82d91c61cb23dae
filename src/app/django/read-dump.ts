import { z } from 'zod';

/** Why a dump was not moved. Nothing has been written when it is thrown. */
export class DumpError extends Error {
  override name = 'DumpError';
}

const pk = z.int().positive();
const Entry = z.object({ model: z.string(), pk: pk.nullish(), fields: z.record(z.string(), z.unknown()) });
const instant = z.iso
  .datetime({ offset: true, error: 'must be a time with its zone (USE_TZ)' })
  .transform((text) => new Date(text));
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const UserFields = z.object({
  email: text,
  nickname: text,
  username: text,
  is_active: z.boolean().default(true),
  is_staff: z.boolean().default(false),
  is_superuser: z.boolean().default(false),
  date_joined: instant,
});

const MeetingFields = z
  .object({
    title: z.string(),
    description: text,
    created_at: instant.optional(),
    started_at: instant,
    finished_at: instant,
    book_id: pk.optional(),
    book: pk.optional(),
    leader_id: pk.optional(),
    leader: pk.optional(),
    /** The number of seats; in other sites of its kind the list of people. */
    members: z.union([z.int(), z.array(pk)]).optional(),
    participants: z.array(pk).default([]),
  })
  .transform(({ book_id, book, leader_id, leader, members, ...rest }) => ({
    ...rest,
    book: book_id ?? book,
    leader: leader_id ?? leader,
    seats: typeof members === 'number' ? members : undefined,
    participants: [...rest.participants, ...(Array.isArray(members) ? members : [])],
  }));

const ParticipateFields = z
  .object({
    meeting_id: pk.optional(),
    meeting: pk.optional(),
    user_id: pk.optional(),
    user: pk.optional(),
    /** Whether the question at the door was answered right. */
    result: z.boolean().default(true),
    created_at: instant.optional(),
  })
  .transform(({ meeting_id, meeting, user_id, user, ...rest }) => ({
    ...rest,
    meeting: meeting_id ?? meeting,
    user: user_id ?? user,
  }));

const catalogueModels = new Set(['klub_talk.book', 'klub_talk.author', 'klub_talk.category']);
const userModels = new Set(['klub_user.user', 'auth.user', 'accounts.user', 'users.user']);
const participationModels = new Set(['klub_talk.participate', 'klub_talk.participant']);

export type DumpUser = z.infer<typeof UserFields> & { readonly pk: number };
export type DumpMeeting = z.infer<typeof MeetingFields> & { readonly pk: number };
export type DumpParticipation = z.infer<typeof ParticipateFields>;

export interface Dump {
  /** Entries of books, authors and categories as they are: `loadFixtures` reads them. */
  readonly catalogue: readonly unknown[];
  /** Aladin's item id of each book. */
  readonly itemIds: ReadonlyMap<number, number>;
  readonly users: readonly DumpUser[];
  readonly meetings: readonly DumpMeeting[];
  readonly participations: readonly DumpParticipation[];
  /** How many entries of models that have no place here. */
  readonly left: ReadonlyMap<string, number>;
}

/** Reads what `manage.py dumpdata` of the original site wrote. Everything is checked before anything is done. @throws {DumpError} naming the entry */
export function readDump(json: string): Dump {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    throw new DumpError('The file is no JSON. Was it written by "manage.py dumpdata"?');
  }
  if (!Array.isArray(value)) throw new DumpError('The file holds no list of entries.');
  const catalogue: unknown[] = [];
  const itemIds = new Map<number, number>();
  const users: DumpUser[] = [];
  const meetings: DumpMeeting[] = [];
  const participations: DumpParticipation[] = [];
  const left = new Map<string, number>();
  value.forEach((raw, index) => {
    const entry = parse(Entry, raw, `entry ${index}`);
    const { model, fields } = entry;
    const place = `entry ${index} (${model} ${entry.pk ?? 'without pk'})`;
    const key = () => parse(pk, entry.pk, `${place}: pk`);
    if (catalogueModels.has(model)) {
      catalogue.push(raw);
      if (model === 'klub_talk.book' && entry.pk) itemIds.set(entry.pk, Number(fields.aladin_id));
    } else if (userModels.has(model)) users.push({ ...parse(UserFields, fields, place), pk: key() });
    else if (model === 'klub_talk.meeting')
      meetings.push({ ...parse(MeetingFields, fields, place), pk: key() });
    else if (participationModels.has(model)) participations.push(parse(ParticipateFields, fields, place));
    else left.set(model, (left.get(model) ?? 0) + 1);
  });
  return { catalogue, itemIds, users, meetings, participations, left };
}

function parse<T extends z.ZodType>(schema: T, value: unknown, place: string): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new DumpError(`${place}: ${issue?.path.join('.') || 'the entry'}: ${issue?.message}`);
}
