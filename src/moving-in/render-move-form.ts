import type { Response } from 'express';
import type { ClubForAsker } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { render } from '../platform/http/render.ts';
import { findDraft } from './draft-repository.ts';
import { findImports } from './import-repository.ts';
import { type Answered, movePage } from './move-view.ts';

/** Sends the page with the form for files and the imports of the club. */
export async function renderMoveForm(
  db: Database,
  res: Response,
  { club, now }: ClubForAsker,
  besides: Answered = {},
  status = 200,
): Promise<void> {
  const [imports, draft] = [await findImports(db, club.id), await findDraft(db, club.id)];
  const page = movePage(club, { imports, hasDraft: draft !== null, now }, besides);
  await render(res, 'moving-in/form', page, status);
}
