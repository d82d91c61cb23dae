import type { Response } from 'express';
import { render } from '../platform/http/render.ts';
import { findWaysIn } from './find-ways-in.ts';
import type { FormPage } from './form-page.ts';
import { proofPage } from './proof-view.ts';
import type { AccountRouteServices } from './route-services.ts';

/** A proof that a logged-in person is asked for. */
interface AskedProof {
  readonly accountId: number;
  /** The path that she returns to after the proof. */
  readonly back: string;
  /** The messages about a refused proof, by `password` and `passkey`. */
  readonly errors?: FormPage['errors'];
  readonly status?: number;
}

/** Renders the page that asks for a proof, with a form for each way into the account. */
export async function showProofPage(
  services: Pick<AccountRouteServices, 'db' | 'kakao' | 'mailer'>,
  res: Response,
  { accountId, back, errors = {}, status = 200 }: AskedProof,
): Promise<void> {
  const ways = await findWaysIn(services, accountId);
  const page = proofPage({ ...ways, sendsLetters: services.mailer !== null, values: { back }, errors });
  await render(res, 'accounts/proof', page, status);
}
