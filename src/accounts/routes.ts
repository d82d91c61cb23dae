import express, { type Router } from 'express';
import { blockRoutes } from './blocks/block-routes.ts';
import { changeEmailRoutes } from './change-email-routes.ts';
import { changePasswordRoutes } from './change-password-routes.ts';
import { confirmRoutes } from './confirm-routes.ts';
import { emailLinkRoutes } from './email-link-routes.ts';
import { forgotPasswordRoutes } from './forgot-password-routes.ts';
import { kakaoRoutes } from './kakao/kakao-routes.ts';
import { logInRoutes } from './log-in-routes.ts';
import { logOutRoutes } from './log-out-routes.ts';
import { newPasswordRoutes } from './new-password-routes.ts';
import { passkeyRoutes } from './passkeys/passkey-routes.ts';
import { proofRoutes } from './proof-routes.ts';
import type { AccountRouteServices } from './route-services.ts';
import { sessionsRoutes } from './sessions-routes.ts';
import { signUpRoutes } from './sign-up-routes.ts';

export function accountRoutes(services: AccountRouteServices): Router {
  const router = express.Router();
  const { mailer } = services;
  if (mailer) {
    const letterServices = { ...services, mailer };
    router.use(
      forgotPasswordRoutes(letterServices),
      newPasswordRoutes(letterServices),
      confirmRoutes(letterServices),
      changeEmailRoutes(letterServices),
      emailLinkRoutes(letterServices),
    );
  }
  if (services.kakao) router.use(kakaoRoutes({ ...services, kakao: services.kakao }));
  return router.use(
    signUpRoutes(services),
    logInRoutes(services),
    logOutRoutes(services),
    proofRoutes(services),
    changePasswordRoutes(services),
    sessionsRoutes(services),
    blockRoutes({ ...services, ...services.blocks }),
    passkeyRoutes(services),
  );
}
