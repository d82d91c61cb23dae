import express, { type Router } from 'express';
import type { Live } from './connect.ts';

/** What development would have sent, as plain text. */
export function devMailRoutes({ mailer }: Pick<Live, 'mailer'>): Router {
  const router = express.Router();
  router.get('/dev/mail', (_req, res) => {
    const letters = mailer?.kept ?? [];
    const text = letters.map((letter) => `To: ${letter.to}\nSubject: ${letter.subject}\n\n${letter.text}`);
    res
      .set('Cache-Control', 'no-store')
      .type('text/plain')
      .send(text.join('\n---\n\n') || 'No letters yet.\n');
  });
  return router;
}
