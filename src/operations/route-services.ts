import type { RequestHandler } from 'express';
import type pg from 'pg';
import type { TransactingDatabase } from '../platform/db.ts';
import type { MailState } from '../platform/mail-record.ts';
import type { Figure } from './figure.ts';

export interface OperationsRouteServices {
  readonly db: TransactingDatabase;
  readonly pool: pg.Pool;
  /** Minutes before a start, for people without a preference of their own. */
  readonly defaultLead: number;
  /** Whether accounts confirm their e-mail addresses, which needs outgoing mail. */
  readonly confirmsEmail: boolean;
  /** Whether pages and letters say who runs the site and how to reach them. */
  readonly isOperatorNamed: boolean;
  readonly isAdmin: (userId: number) => Promise<boolean>;
  readonly countFailedJobs: () => Promise<number>;
  /** Figures of today's letters; null when the site sends none. */
  readonly readMail: (() => Promise<MailState>) | null;
  /** Reads the state of the model's server. */
  readonly findModelFigure: () => Promise<Figure>;
  /** Serves `queueBoardPath`. */
  readonly queueBoard: RequestHandler;
}
