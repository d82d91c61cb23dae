import type { Request, Response } from 'express';
import type { ClubForAsker } from '../clubs/index.ts';
import { idInput } from '../platform/http/form.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { answerForbidden } from './answer-forbidden.ts';
import { confirmDraft } from './confirm-draft.ts';
import { findDraft, type MoveDraft } from './draft-repository.ts';
import { findImportOfDraft } from './import-repository.ts';
import { newSeed } from './link-tokens.ts';
import type { MoveRouteServices } from './move-services.ts';
import { pathsOf } from './move-view.ts';
import { refusalMessages } from './refusal-messages.ts';
import { renderMoveForm } from './render-move-form.ts';
import { seedFor } from './seed-cookie.ts';
import { allowedLetters, sendLetters } from './send-letters.ts';

/** Confirms the preview of a club and leads to its import, also when it was confirmed before. */
export async function answerConfirmation(
  services: MoveRouteServices,
  req: Request,
  res: Response,
  clubForAsker: ClubForAsker,
): Promise<void> {
  const clubId = clubForAsker.club.id;
  const draftId = idInput.safeParse(req.body.confirm);
  const draft = await findDraft(services.db, clubId);
  if (!draftId.success || draft?.id !== draftId.data)
    return confirmedBefore(services, res, clubForAsker, draftId.data ?? null);
  const seed =
    draft.members.length > 0 ? seedFor(services, req, res, { clubId, draftId: draft.id }) : newSeed();
  const result = await makeAll(services, { clubId, userId: viewerOf(req).id, seed }, draft);
  if (result.ok) {
    res.redirect(303, `${pathsOf(clubId).move}/${result.importId}`);
    await sendLetters(services, { importId: result.importId, members: draft.members, seed });
  } else if (result.reason === 'no_draft') {
    await confirmedBefore(services, res, clubForAsker, draft.id);
  } else {
    answerForbidden(req, result.reason);
    await renderMoveForm(services.db, res, clubForAsker, { notice: refusalMessages[result.reason] }, 409);
  }
}

/** Leads to the import that a preview became, as after a double click; 409 if it became none. */
async function confirmedBefore(
  { db }: MoveRouteServices,
  res: Response,
  clubForAsker: ClubForAsker,
  draftId: number | null,
): Promise<void> {
  const clubId = clubForAsker.club.id;
  const importId = draftId === null ? null : await findImportOfDraft(db, clubId, draftId);
  if (importId !== null) res.redirect(303, `${pathsOf(clubId).move}/${importId}`);
  else await renderMoveForm(db, res, clubForAsker, { notice: refusalMessages.no_draft }, 409);
}

/** Confirms a preview. Letters count against their limits only if the import begins. */
const makeAll = (
  services: MoveRouteServices,
  asked: { readonly clubId: number; readonly userId: number; readonly seed: string },
  { id, members }: MoveDraft,
) =>
  services.fewAtOnce(async () => {
    const lettersTo = await allowedLetters(services, asked.userId, members);
    return confirmDraft(services, { ...asked, draftId: id, lettersTo });
  });
