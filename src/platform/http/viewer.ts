// Passport's types put `user` on the request.
import type {} from 'passport';

/** The logged-in person, as every page and policy knows her. */
export interface Viewer {
  readonly id: number;
  readonly nickname: string;
}

declare global {
  namespace Express {
    interface User extends Viewer {}
  }
}
