import { z } from 'zod';
import { FixtureError, type FixtureFile, readJson } from '../books/commands.ts';
import type { Dump, DumpUser } from './dump.ts';
import { DumpError, parse } from './dump-error.ts';
import {
  catalogueModels,
  Entry,
  MeetingFields,
  ParticipateFields,
  participationModels,
  pk,
  type Reference,
  UserFields,
  userModels,
} from './dump-models.ts';
import { pkOf, Shelf } from './dump-shelf.ts';
import { createKeyFinder } from './find-by-key.ts';

/** Fields whose references are not resolved yet, and the entry that holds them. */
interface Placed<T> {
  readonly fields: T;
  readonly place: string;
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
  const meetings: Placed<z.infer<typeof MeetingFields> & { pk: number }>[] = [];
  const participations: Placed<z.infer<typeof ParticipateFields>>[] = [];
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
