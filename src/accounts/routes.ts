import express, { type Router } from 'express';
import type { AccountDoor } from './account-door.ts';
import { confirmRoutes } from './confirm-routes.ts';
import { forgotPasswordRoutes } from './forgot-password-routes.ts';
import { logInRoutes } from './log-in-routes.ts';
import { logOutRoutes } from './log-out-routes.ts';
import { newPasswordRoutes } from './new-password-routes.ts';
import { signUpRoutes } from './sign-up-routes.ts';

export function accountRoutes(door: AccountDoor): Router {
  const router = express.Router();
  const { mailer } = door;
  if (mailer) {
    const letterDoor = { ...door, mailer };
    router.use(forgotPasswordRoutes(letterDoor), newPasswordRoutes(letterDoor), confirmRoutes(letterDoor));
  }
  return router.use(signUpRoutes(door), logInRoutes(door), logOutRoutes(door));
}
