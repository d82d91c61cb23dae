import type { Request, Response } from 'express';
import { findBook } from '../books/index.ts';
import { typedValues } from '../platform/http/form.ts';
import { setRetryAfter } from '../platform/http/limit-errors.ts';
import { render } from '../platform/http/render.ts';
import type { Values } from '../platform/http/typed-form.ts';
import { bookNamed } from './book-choice.ts';
import { conflictPage } from './conflict-view.ts';
import { editMeetingPage } from './edit-form-view.ts';
import type { EditResult } from './edit-result.ts';
import { editableMeeting } from './editable-meeting.ts';
import type { MeetingForAsker } from './meeting.ts';
import { problemTexts } from './problem-messages.ts';
import { tooManyChanges } from './refusal-messages.ts';
import { answerRefusal } from './refuse.ts';
import type { MeetingRouteServices } from './route-services.ts';
import { ofLater, seriesChanged } from './series-messages.ts';
import { findLater } from './series-repository.ts';
import { seenText } from './series-scope-input.ts';

/** Leads to the edited meeting, or shows the form with the reason of the refusal. */
export async function answerEdit(
  services: MeetingRouteServices,
  req: Request,
  res: Response,
  result: EditResult,
): Promise<void> {
  if (result.ok) return res.redirect(303, `/meetings/${result.meeting.id}`);
  const found = await editableMeeting(services, req, res);
  if (!found) return;
  const refuse = (status: number, errors: Values, values?: Values) =>
    refuseEdit(services, req, res, found, { status, errors, values });
  switch (result.reason) {
    case 'problems':
      return refuse(422, ofLater(problemTexts(result.problems), result.later, found.now));
    case 'too_many_changes': {
      setRetryAfter(res, result.nextAt.getTime() - found.now.getTime());
      const errors = { [result.field]: tooManyChanges(result.nextAt, found.now) };
      return refuse(429, ofLater(errors, result.later, found.now));
    }
    case 'series_changed':
      return refuse(
        409,
        { form: seriesChanged },
        { later: seenText(await findLater(services.db, found.meeting)) },
      );
    case 'old_version':
      return showConflict(services, req, res, found);
    default:
      return answerRefusal(services, req, res, result.reason);
  }
}

/** Shows the form as it was typed, with its errors. `values` replace typed ones. */
export async function refuseEdit(
  { db }: MeetingRouteServices,
  req: Request,
  res: Response,
  found: MeetingForAsker,
  { status, errors, values }: { status: number; errors: Values; values?: Values | undefined },
): Promise<void> {
  const [book, later] = await Promise.all([bookNamed(db, req), findLater(db, found.meeting)]);
  const typed = { ...typedValues(req.body), ...values };
  await render(
    res,
    'meetings/form',
    editMeetingPage({ ...found, book, later }, { values: typed, errors }),
    status,
  );
}

async function showConflict(
  { db }: MeetingRouteServices,
  req: Request,
  res: Response,
  found: MeetingForAsker,
): Promise<void> {
  const [book, current, later] = await Promise.all([
    bookNamed(db, req),
    findBook(db, found.meeting.bookId),
    findLater(db, found.meeting),
  ]);
  // The form is sent again for the later meetings as they are now.
  const { later: _seen, ...typed } = typedValues(req.body);
  await render(res, 'meetings/form', conflictPage({ ...found, book, later }, current, typed), 409);
}
