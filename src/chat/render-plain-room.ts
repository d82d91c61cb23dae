import type { Request, Response } from 'express';
import type pg from 'pg';
import { type MeetingDetail, meetingIdOf } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { type PageSection, render } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { enterChat, type LogPosition } from './enter-chat.ts';
import type { TypedReason } from './log-view.ts';
import { type PlainForm, plainRoomPage } from './plain-view.ts';

export interface PlainRoomServices {
  readonly db: Database;
  readonly pool: pg.Pool;
  /** Makes a UUID. */
  readonly newId: () => string;
  /** Sections that other features add above the log; none by default. */
  readonly sectionsOf?: (detail: MeetingDetail) => Promise<readonly PageSection[]>;
}

interface ShownRoom {
  readonly position: LogPosition;
  readonly form?: PlainForm;
  readonly typedReason?: TypedReason | null;
  readonly status?: number;
}

/** Sends the page of a room without scripts, with a refused form if there was one. */
export async function renderPlainRoom(
  services: PlainRoomServices,
  req: Request,
  res: Response,
  { position, form = { body: '', error: null }, typedReason = null, status }: ShownRoom,
): Promise<void> {
  const [meetingId, viewer] = [meetingIdOf(req), viewerOf(req)];
  const room = await enterChat(services, { meetingId, userId: viewer.id, position, withOpenLog: true });
  // Before the start and after the end the room's page needs no scripts.
  if (room.state !== 'open' && form.body === '') return res.redirect(`/meetings/${meetingId}/chat`);
  const sections = room.state === 'open' ? await services.sectionsOf?.(room.detail) : [];
  const page = plainRoomPage(room, viewer, {
    sections: sections ?? [],
    form,
    clientId: services.newId(),
    typedReason,
  });
  await render(res, 'chat/plain', page, status);
}
