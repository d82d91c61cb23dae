import type { Response } from 'express';
import { isSeen } from '../platform/http/is-seen.ts';
import { render } from '../platform/http/render.ts';
import type { ClubRouteServices } from './route-services.ts';
import type { ClubDetail } from './show-club.ts';
import { type BesidesClub, clubPage } from './show-view.ts';

/** Sends a club's page with what other features add to it. */
export async function renderClub(
  services: Pick<ClubRouteServices, 'sectionsOf' | 'newToken'>,
  res: Response,
  detail: ClubDetail,
  besides: Omit<BesidesClub, 'inviteKey'> = {},
  status = 200,
): Promise<void> {
  const sections = await services.sectionsOf?.(detail, isSeen(res.req));
  const inviteKey = services.newToken();
  await render(res, 'clubs/show', clubPage(detail, { ...besides, inviteKey, sections }), status);
}
