import { z } from 'zod';
import { FixtureError, type FixtureFile, NaturalKey, readJson } from '../books/commands.ts';
import { createKeyFinder, type FindByKey, type KeyedEntry } from './find-by-key.ts';

/** The reason why a dump was refused. Nothing has been written when it is thrown. */
export class DumpError extends Error {
  override name = 'DumpError';
}

const pk = z.int('must be a whole number').positive('must be a whole number');
const Entry = z.object({ model: z.string(), pk: pk.nullish(), fields: z.record(z.string(), z.unknown()) });
const reference = z.union([pk, NaturalKey], { error: 'must be a pk or a natural key' });
type Reference = z.infer<typeof reference>;
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
    book_id: reference.optional(),
    book: reference.optional(),
    leader_id: reference.nullish(),
    leader: reference.nullish(),
    /** The number of seats; in similar sites the list of participants. */
    members: z.union([z.int(), z.array(reference)]).optional(),
    participants: z.array(reference).default([]),
  })
  .transform(({ book_id, book, leader_id, leader, members, ...rest }) => ({
    ...rest,
    book: book_id ?? book,
    leader: leader_id ?? leader ?? undefined,
    seats: typeof members === 'number' ? members : undefined,
    participants: [...rest.participants, ...(Array.isArray(members) ? members : [])],
  }));

const ParticipateFields = z
  .object({
    meeting_id: reference.optional(),
    meeting: reference.optional(),
    user_id: reference.optional(),
    user: reference.optional(),
    /** Whether the entry question was answered correctly. */
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

/**
 * `pk` is negative when the dump has natural primary keys. `label` names the person in messages.
 */
export type DumpUser = z.infer<typeof UserFields> & { readonly pk: number; readonly label: string };

interface Resolved<T> {
  readonly fields: T;
  readonly place: string;
}

export type DumpMeeting = Omit<z.infer<typeof MeetingFields>, 'book' | 'leader' | 'participants'> & {
  readonly pk: number;
  readonly book: number | undefined;
  readonly leader: number | undefined;
  readonly participants: readonly number[];
};
export type DumpParticipation = Omit<z.infer<typeof ParticipateFields>, 'meeting' | 'user'> & {
  readonly meeting: number | undefined;
  readonly user: number | undefined;
};

export interface Dump {
  /** Unparsed entries of books, authors and categories, for `loadFixtures`. */
  readonly catalogue: readonly unknown[];
  /** Their indexes in the dump. */
  readonly cataloguePlaces: readonly number[];
  /** Aladin's item id of each book by pk. */
  readonly itemIds: ReadonlyMap<number, number>;
  readonly users: readonly DumpUser[];
  readonly meetings: readonly DumpMeeting[];
  readonly participations: readonly DumpParticipation[];
  /** Number of entries of models that this site does not have. */
  readonly left: ReadonlyMap<string, number>;
}

/**
 * Reads a `manage.py dumpdata` file of the original site, with pks or natural keys. Checks the
 * whole file first.
 * @throws {DumpError | FixtureError} naming the entry
 */
export function readDump(file: FixtureFile): Dump {
  const value = readList(file);
  const catalogue: unknown[] = [];
  const cataloguePlaces: number[] = [];
  const users: DumpUser[] = [];
  const meetings: Resolved<z.infer<typeof MeetingFields> & { pk: number }>[] = [];
  const participations: Resolved<z.infer<typeof ParticipateFields>>[] = [];
  const keyed = { user: new Shelf('users'), book: new Shelf('books'), meeting: new Shelf('meetings') };
  const left = new Map<string, number>();
  value.forEach((raw, index) => {
    const entry = parse(Entry, raw, `entry ${index}${modelOf(raw)}`);
    const { model, fields } = entry;
    const place = `entry ${index} (${model} ${entry.pk ?? 'without pk'})`;
    if (catalogueModels.has(model)) {
      catalogue.push(raw);
      cataloguePlaces.push(index);
      if (model === 'klub_talk.book') keyed.book.add(entry, place);
    } else if (userModels.has(model)) {
      const user = parse(UserFields, fields, place);
      const label = String(entry.pk ?? JSON.stringify(user.email || user.username || user.nickname));
      users.push({ ...user, pk: keyed.user.add(entry, place), label });
    } else if (model === 'klub_talk.meeting') {
      // A later move recognises a meeting by its pk only.
      const own = parse(pk, entry.pk, `${place}: pk`);
      keyed.meeting.add(entry, place);
      meetings.push({ place, fields: { ...parse(MeetingFields, fields, place), pk: own } });
    } else if (participationModels.has(model)) {
      participations.push({ place, fields: parse(ParticipateFields, fields, place) });
    } else left.set(model, (left.get(model) ?? 0) + 1);
  });

  const find = {
    user: createKeyFinder(keyed.user.entries, ['email', 'username', 'nickname', 'kakao_id']),
    book: createKeyFinder(keyed.book.entries, ['aladin_id', 'isbn13', 'isbn', 'title']),
    meeting: createKeyFinder(keyed.meeting.entries, ['title']),
  };
  const resolve = (kind: keyof typeof find, field: string, value: Reference | undefined, place: string) =>
    value === undefined ? undefined : pkOf(find[kind], value, `${place}: ${field}`);
  return {
    catalogue,
    cataloguePlaces,
    itemIds: new Map(keyed.book.entries.map((book) => [book.pk, Number(book.fields.aladin_id)])),
    users,
    meetings: meetings.map(({ fields, place }) => ({
      ...fields,
      book: resolve('book', 'book', fields.book, place),
      leader: resolve('user', 'leader', fields.leader, place),
      participants: fields.participants.map((one) => pkOf(find.user, one, `${place}: participants`)),
    })),
    participations: participations.map(({ fields, place }) => ({
      ...fields,
      meeting: resolve('meeting', 'meeting', fields.meeting, place),
      user: resolve('user', 'user', fields.user, place),
    })),
    left,
  };
}

const Modelled = z.object({ model: z.string() });

/** Describes an entry that cannot be read, for messages. */
function modelOf(raw: unknown): string {
  const result = Modelled.safeParse(raw);
  return result.success ? ` (${result.data.model})` : '';
}

/**
 * Collects the entries of one model by pk, and refuses a repeated pk. An entry without a pk gets a
 * negative number that is valid for this move only.
 */
class Shelf {
  readonly entries: KeyedEntry[] = [];
  readonly #places = new Map<number, string>();
  readonly #kind: string;

  constructor(kind: string) {
    this.#kind = kind;
  }

  /** @returns the pk */
  add({ pk: own, fields }: z.infer<typeof Entry>, place: string): number {
    const number = own ?? -1 - this.entries.length;
    const taken = this.#places.get(number);
    if (taken !== undefined)
      throw new DumpError(`${place}: this pk is there twice among ${this.#kind}: ${taken} has it`);
    this.#places.set(number, place);
    this.entries.push({ pk: number, fields });
    return number;
  }
}

function pkOf(find: FindByKey, value: Reference, place: string): number {
  if (typeof value === 'number') return value;
  const found = find(value);
  if ('pk' in found) return found.pk;
  throw new DumpError(`${place} ${found.problem}`);
}

function readList(file: FixtureFile): unknown[] {
  try {
    const value = readJson(file);
    if (Array.isArray(value)) return value;
  } catch (error) {
    if (error instanceof FixtureError && error.fault === 'not_json')
      throw new DumpError('The file is no JSON. Was it written by "manage.py dumpdata"?');
    throw error;
  }
  throw new DumpError('The file holds no list of entries.');
}

function parse<T extends z.ZodType>(schema: T, value: unknown, place: string): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new DumpError(`${place}: ${issue?.path.join('.') || 'the entry'}: ${issue?.message}`);
}
