import express, { type Request, type Router } from 'express';
import { findBook } from '../books/index.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerStatus } from '../platform/search/index.ts';
import { searchChoices } from './book-choice.ts';
import { chooseBookPage, wordsForClub } from './choose-book-view.ts';
import { newClubMeetingHref } from './club-form-view.ts';
import { clubOfForm } from './club-of-form.ts';
import { asTyped } from './form-answer.ts';
import { BookChoiceInput, NextMeetingInput } from './input.ts';
import { findMeetingForAsker } from './meeting-for-asker-repository.ts';
import { pageOfNewMeeting } from './new-meeting-page.ts';
import type { MeetingRouteServices } from './route-services.ts';
import { nextMeetingHref } from './view.ts';

/** The pages on which a person chooses the book of a new meeting and fills in its form. */
export function newMeetingRoutes(services: MeetingRouteServices): Router {
  const { db } = services;
  const router = express.Router();

  router.get(['/meetings/new', '/clubs/:id/meetings/new'], requireLogin, async (req, res) => {
    const club = await clubOfForm(db, req);
    const { bookId, q } = BookChoiceInput.parse(req.query);
    const earlier = club ? null : await earlierMeeting(req);
    if (earlier) return res.redirect(302, nextMeetingHref(earlier.id));
    const book = bookId === undefined ? null : await findBook(db, bookId);
    if (book) {
      const kept = await restoreForm(req, res);
      const page = await pageOfNewMeeting(db, { club, book }, kept ? asTyped(kept) : undefined);
      return render(res, 'meetings/form', page);
    }
    const isUnknown = bookId !== undefined;
    const proposed = club ? await services.findProposedBooks(club.id) : [];
    const { searched, more } = await searchChoices(services, req, q, proposed);
    const base = club ? newClubMeetingHref(club.id) : '/meetings/new';
    const words = club ? wordsForClub(club) : undefined;
    const hasProposed = proposed.length > 0;
    const page = chooseBookPage({ base, q, searched, more, isUnknown, hasProposed, ...(words && { words }) });
    const status = answerStatus(res, searched);
    return render(res, 'meetings/choose-book', page, isUnknown && searched.ok ? 404 : status);
  });

  /** Returns the meeting that `from` names, if the person was a member of it. */
  async function earlierMeeting(req: Request) {
    const { from } = NextMeetingInput.parse(req.query);
    const found = from === undefined ? null : await findMeetingForAsker(db, from, viewerOf(req).id);
    return found?.asker?.isMember ? found.meeting : null;
  }

  return router;
}
