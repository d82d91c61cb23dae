import express, { type Request, type Router } from 'express';
import { notFound } from '../../platform/errors.ts';
import { idInput, parseForm } from '../../platform/http/form.ts';
import { restoreForm } from '../../platform/http/kept-forms/index.ts';
import { render } from '../../platform/http/render.ts';
import { requestSource } from '../../platform/http/request-source.ts';
import { requireLogin, viewerOf } from '../../platform/http/require-login.ts';
import { requireFreshProof } from '../fresh-proof.ts';
import { addOptions } from './add-options.ts';
import { addPasskey } from './add-passkey.ts';
import { sessionHolder } from './holder.ts';
import { AddPasskeyInput, RenamePasskeyInput } from './input.ts';
import { addMessages, onlyWayIn } from './passkey-messages.ts';
import { findPasskey, findPasskeys } from './passkey-repository.ts';
import type { PasskeyServices } from './passkey-services.ts';
import { newPasskeyPage, passkeyPage, passkeysPage } from './passkeys-view.ts';
import { removePasskey } from './remove-passkey.ts';
import { renamePasskey } from './rename-passkey.ts';

/** The pages on which a person keeps her passkeys. */
export function passkeySettingsRoutes(services: PasskeyServices): Router {
  const router = express.Router();
  const { db, clock } = services;
  const freshForNew = requireFreshProof(services, '/settings/passkeys/new');

  router.get('/settings/passkeys', requireLogin, async (req, res) => {
    const done = typeof req.query.done === 'string' ? req.query.done : '';
    const passkeys = await findPasskeys(db, viewerOf(req).id);
    await render(res, 'accounts/passkeys', passkeysPage(passkeys, { done, now: clock.now() }));
  });

  router.get('/settings/passkeys/new', requireLogin, freshForNew, (_req, res) =>
    render(res, 'accounts/new-passkey', newPasskeyPage({})),
  );

  router.post('/settings/passkeys/options', requireLogin, freshForNew, async (req, res) => {
    res.set('Cache-Control', 'no-store');
    res.json(await addOptions(services, { viewer: viewerOf(req), holder: sessionHolder(req) }));
  });

  router.post('/settings/passkeys', requireLogin, freshForNew, async (req, res) => {
    const form = parseForm(AddPasskeyInput, req.body);
    const refuse = (errors: Readonly<Record<string, string>>) => {
      const { name } = req.body ?? {};
      const values = typeof name === 'string' ? { name } : {};
      return render(res, 'accounts/new-passkey', newPasskeyPage({ values, errors }), 422);
    };
    if (!form.ok) return refuse(form.errors);
    const { name, credential } = form.data;
    const result = await addPasskey(services, {
      userId: viewerOf(req).id,
      name,
      response: credential,
      holder: sessionHolder(req),
      source: requestSource(req),
    });
    if (!result.ok) return refuse({ credential: addMessages[result.reason] });
    return res.redirect(303, '/settings/passkeys?done=added');
  });

  router.get('/settings/passkeys/:id', requireLogin, async (req, res) => {
    const passkey = await ownPasskey(req);
    const values = (await restoreForm(req, res)) ?? {};
    await render(res, 'accounts/passkey', passkeyPage(passkey, { values, now: clock.now() }));
  });

  router.post('/settings/passkeys/:id', requireLogin, async (req, res) => {
    const passkey = await ownPasskey(req);
    const form = parseForm(RenamePasskeyInput, req.body);
    if (!form.ok) {
      const page = passkeyPage(passkey, { ...form, now: clock.now() });
      return render(res, 'accounts/passkey', page, 422);
    }
    const renamed = { id: passkey.id, userId: viewerOf(req).id, name: form.data.name };
    if (!(await renamePasskey(services, renamed))) throw notFound();
    return res.redirect(303, '/settings/passkeys?done=renamed');
  });

  router.post(
    '/settings/passkeys/:id/remove',
    requireLogin,
    requireFreshProof(services, '/settings/passkeys'),
    async (req, res) => {
      const passkey = await ownPasskey(req);
      const removed = { id: passkey.id, userId: viewerOf(req).id, source: requestSource(req) };
      const result = await removePasskey(services, removed);
      if (result === 'not-found') throw notFound();
      if (result === 'removed') return res.redirect(303, '/settings/passkeys?done=removed');
      const page = passkeyPage(passkey, {
        errors: { remove: onlyWayIn(services.kakao !== null) },
        now: clock.now(),
      });
      return render(res, 'accounts/passkey', page, 409);
    },
  );

  /** @throws {AppError} 404 if she has no such passkey */
  async function ownPasskey(req: Request) {
    const id = idInput.safeParse(req.params.id);
    const passkey = id.success ? await findPasskey(db, { id: id.data, userId: viewerOf(req).id }) : null;
    if (!passkey) throw notFound();
    return passkey;
  }

  return router;
}
