import type { Request } from 'express';
import { deviceKindOf } from '../platform/http/device-kind.ts';
import type { CalendarPlace } from './calendar-view.ts';

/** What a request says of the device that a meeting's page is read on. */
export const calendarPlace = (
  door: { readonly env: { readonly APP_ORIGIN: string } },
  req: Request,
): CalendarPlace => ({
  device: deviceKindOf(req.get('user-agent')),
  publicOrigin: door.env.APP_ORIGIN,
});
