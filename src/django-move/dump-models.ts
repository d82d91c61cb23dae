import { z } from 'zod';
import { NaturalKey } from '../books/commands.ts';

// The models of the original site, and of sites like it, as `manage.py dumpdata` writes them.

export const pk = z.int('must be a whole number').positive('must be a whole number');
export const Entry = z.object({
  model: z.string(),
  pk: pk.nullish(),
  fields: z.record(z.string(), z.unknown()),
});
const reference = z.union([pk, NaturalKey], { error: 'must be a pk or a natural key' });
export type Reference = z.infer<typeof reference>;
const instant = z.iso
  .datetime({ offset: true, error: 'must be a time with its zone (USE_TZ)' })
  .transform((text) => new Date(text));
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

export const UserFields = z.object({
  email: text,
  nickname: text,
  username: text,
  is_active: z.boolean().default(true),
  is_staff: z.boolean().default(false),
  is_superuser: z.boolean().default(false),
  date_joined: instant,
});

export const MeetingFields = z
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

export const ParticipateFields = z
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

export const catalogueModels = new Set(['klub_talk.book', 'klub_talk.author', 'klub_talk.category']);
export const userModels = new Set(['klub_user.user', 'auth.user', 'accounts.user', 'users.user']);
export const participationModels = new Set(['klub_talk.participate', 'klub_talk.participant']);
