import express, { type Router } from 'express';
import { localPath } from '../../platform/http/local-path.ts';
import { render } from '../../platform/http/render.ts';
import { requestSource } from '../../platform/http/request-source.ts';
import { requireLogin, viewerOf } from '../../platform/http/require-login.ts';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import { requireFreshProof } from '../fresh-proof.ts';
import { tellOwner } from '../tell-owner.ts';
import { findOwnAccount } from '../user-repository.ts';
import { goToKakao } from './go-to-kakao.ts';
import { findLinkedAt } from './identity-repository.ts';
import { kakaoSettingsPage } from './kakao-settings-view.ts';
import type { KakaoRouteServices } from './route-services.ts';
import { unlinkKakao } from './unlink-kakao.ts';

/** The page that links a person's account to Kakao, and the proof by Kakao. */
export function kakaoSettingsRoutes(services: KakaoRouteServices): Router {
  const router = express.Router();
  const { db, log, clock, kakao } = services;
  const proven = [requireLogin, requireFreshProof(services, '/settings/kakao')];

  router.get('/settings/kakao', ...proven, async (req, res) => {
    const { id } = viewerOf(req);
    const { hasPassword, hasPasskey } = await findOwnAccount(db, id);
    const linkedAt = await findLinkedAt(db, id, kakao.issuer);
    const account = {
      linkedAt,
      hasOtherWayIn: hasPassword || hasPasskey,
      sendsLetters: services.mailer !== null,
    };
    await render(res, 'accounts/kakao-settings', kakaoSettingsPage(account, req.query, clock.now()));
  });

  router.post('/settings/kakao/link', ...proven, (req, res) =>
    goToKakao(services, { req, res }, { kind: 'link', accountId: viewerOf(req).id }),
  );

  router.post('/settings/kakao/unlink', ...proven, async (req, res) => {
    const { id } = viewerOf(req);
    const result = await unlinkKakao(db, id, kakao.issuer);
    recordSecurityEvent(log, {
      event: 'kakao-unlink',
      outcome: result === 'only-way-in' ? 'refused' : 'done',
      accountId: id,
      source: requestSource(req),
    });
    if (result === 'unlinked') await tellOwner(services, id, 'kakao-unlinked');
    res.redirect(303, `/settings/kakao?${result === 'only-way-in' ? 'refused=onlyWayIn' : 'done=unlinked'}`);
  });

  router.post('/settings/proof/kakao', requireLogin, (req, res) =>
    goToKakao(
      services,
      { req, res },
      { kind: 'proof', accountId: viewerOf(req).id, back: localPath(req.body?.back, '/settings') },
    ),
  );

  return router;
}
