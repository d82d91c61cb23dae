import express, { type Router } from 'express';
import { notFound } from '../platform/errors.ts';
import { isFromThisMachine } from '../platform/http/from-this-machine.ts';
import type { Mailer } from '../platform/mail.ts';

/**
 * Shows the letters that a development site did not send, as plain text. Their links log people in,
 * and a site that is started without NODE_ENV counts as development, so only requests from this
 * machine are answered.
 */
export function devMailRoutes({ mailer }: { mailer: Mailer | null }): Router {
  const router = express.Router();
  router.get('/dev/mail', (req, res) => {
    if (!isFromThisMachine(req)) throw notFound();
    const letters = mailer?.kept ?? [];
    const text = letters.map((letter) => `To: ${letter.to}\nSubject: ${letter.subject}\n\n${letter.text}`);
    res
      .set('Cache-Control', 'no-store')
      .type('text/plain')
      .send(text.join('\n---\n\n') || 'No letters yet.\n');
  });
  return router;
}
