import type { Request } from 'express';
import { deviceKindOf } from '../platform/http/device-kind.ts';
import type { CalendarPlace } from './calendar-view.ts';

/** Returns the device and the site's address for the calendar links of a meeting's page. */
export const calendarPlace = (
  services: { readonly env: { readonly APP_ORIGIN: string } },
  req: Request,
): CalendarPlace => ({
  device: deviceKindOf(req.get('user-agent')),
  publicOrigin: services.env.APP_ORIGIN,
});
