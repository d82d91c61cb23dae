// Passport's types put `user` on the request.
import type {} from 'passport';

/** The logged-in person, as pages and policies receive her. */
export interface Viewer {
  readonly id: number;
  readonly nickname: string;
}

declare global {
  namespace Express {
    interface User extends Viewer {}
  }
}
