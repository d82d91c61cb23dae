import express, { type Request, type Response, type Router } from 'express';
import { type ClubForAsker, canManage, clubForMember } from '../clubs/index.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { limitErrors } from '../platform/http/limit-errors.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { deleteNotice } from './delete-notice.ts';
import { NoticeInput, PinInput } from './input.ts';
import { pinNotice } from './pin-notice.ts';
import { type PostRefusal, postNotice } from './post-notice.ts';
import { refusalMessages, unpinFirst } from './refusal-messages.ts';
import { noticeIdOf, refusalError } from './refuse.ts';
import { renderNotices } from './render-notices.ts';
import type { NoticeRouteServices } from './route-services.ts';

/** The forms with which leaders post, pin and delete notices. */
export function manageRoutes(services: NoticeRouteServices): Router {
  const router = express.Router();
  const manages = limitAccount(services.rateLimits, 'club-manage');

  router.post('/clubs/:id/notices', requireLogin, async (req, res) => {
    const clubForAsker = await clubForMember(services.db, req);
    const decision = canManage(clubForAsker);
    if (!decision.ok) throw refusalError(decision.reason);
    const form = parseForm(NoticeInput, req.body);
    if (!form.ok) return showAgain({ req, res }, clubForAsker, form.errors);
    const use = await services.rateLimits.count('notice-post', viewerOf(req).id);
    if (!use.ok) return showAgain({ req, res }, clubForAsker, limitErrors(res, use.retryAfterMs), 429);
    const clubId = clubForAsker.club.id;
    const result = await postNotice(services, viewerOf(req).id, { clubId, ...form.data });
    if (result.ok) return res.redirect(303, `/clubs/${clubId}/notices?done=posted#notice-${result.id}`);
    const field = fieldOf[result.reason];
    if (!field) throw refusalError(result.reason);
    return showAgain({ req, res }, clubForAsker, { [field]: refusalMessages[result.reason] });
  });

  /** Shows the form as it was typed, with its errors. */
  const showAgain = (
    exchange: { req: Request; res: Response },
    clubForAsker: ClubForAsker,
    errors: Record<string, string>,
    status = 422,
  ): Promise<void> => {
    const form = { values: typedValues(exchange.req.body), errors };
    return renderNotices(services, exchange, { clubForAsker, page: 1 }, { status, form });
  };

  router.post('/notices/:id/pin', requireLogin, manages, async (req, res) => {
    const pinned = PinInput.parse(req.body ?? {}).pinned;
    const noticeId = noticeIdOf(req);
    const result = await pinNotice(services, viewerOf(req).id, { noticeId, pinned });
    if (result.ok) {
      const done = pinned ? 'pinned' : 'unpinned';
      return res.redirect(303, `/clubs/${result.clubId}/notices?done=${done}#notice-${noticeId}`);
    }
    if (result.reason !== 'pins_full') throw refusalError(result.reason);
    const place = { clubForAsker: result.clubForAsker, page: 1 };
    return renderNotices(services, { req, res }, place, { status: 409, refusal: unpinFirst });
  });

  router.post('/notices/:id/delete', requireLogin, manages, async (req, res) => {
    const result = await deleteNotice(services, viewerOf(req).id, noticeIdOf(req));
    if (!result.ok) throw refusalError(result.reason);
    res.redirect(303, `/clubs/${result.clubId}/notices?done=deleted`);
  });

  return router;
}

/** The field beside which the form says why a notice was not posted. */
const fieldOf: Readonly<Partial<Record<PostRefusal | 'not_found', string>>> = {
  pins_full: 'unpin',
  too_many_today: 'form',
  too_many_kept: 'form',
};
