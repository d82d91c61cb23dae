import { randomUUID } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Database } from '../../db.ts';
import type { LimitName, RateLimits } from '../../rate-limits/index.ts';
import type { Redis } from '../../redis.ts';
import { readBody } from './read-body.ts';
import { uploadErrors } from './upload-messages.ts';
import { parseUploadedForm, type UploadedForm } from './uploaded-form.ts';

/** A form with files that logged-in people post. */
export interface RegisteredUpload {
  readonly path: string;
  /** Bytes of the whole body. */
  readonly maxBytes: number;
  /** Counted by account before the body is read. */
  readonly limit: LimitName;
  /** Runs before the body is read. @throws {AppError} for people who may not send the form */
  readonly check: (db: Database, req: Request) => Promise<unknown>;
}

export interface UploadOptions {
  readonly uploads: readonly RegisteredUpload[];
  readonly db: Database;
  readonly redis: Redis;
  readonly rateLimits: RateLimits;
}

/** Bodies that one process holds at the same time. */
const mostRunning = 2;
/** How long a body may take, and how long a path stays taken if the process dies. */
const timeoutMs = 60_000;
const leaseMs = 2 * timeoutMs;

const received = new WeakMap<Request, UploadedForm['files']>();

/** Returns the files of a request by field; empty if it brought none. */
export const uploadsOf = (req: Request): UploadedForm['files'] => received.get(req) ?? new Map();

/**
 * Reads registered forms with files into memory, before their CSRF token is checked. One path
 * receives one form at a time, in all processes. Other forms with files stay unread.
 */
export function receiveUploads({ uploads, db, redis, rateLimits }: UploadOptions): Router {
  const router = express.Router();
  let runningCount = 0;
  const receive =
    (upload: RegisteredUpload): RequestHandler =>
    async (req, res, next) => {
      if (!req.user || !req.is('multipart/form-data')) return next();
      await rateLimits.enforce(upload.limit, req.user.id);
      await upload.check(db, req);
      if (runningCount === mostRunning) throw uploadErrors.full();
      runningCount += 1;
      onClosed(res, () => {
        runningCount -= 1;
      });
      await takePath(redis, req, res);
      const body = await readBody(req, { maxBytes: upload.maxBytes, timeoutMs });
      const { fields, files } = parseUploadedForm(req.get('content-type') ?? '', body);
      req.body = fields;
      received.set(req, files);
      return next();
    };
  for (const upload of uploads) router.post(upload.path, receive(upload));
  return router;
}

/** Takes the path until the answer is sent. @throws {AppError} 409 if another request has it */
async function takePath(redis: Redis, req: Request, res: Response): Promise<void> {
  const [key, token] = [`upload:${req.path.toLowerCase().replace(/\/$/, '')}`, randomUUID()];
  if ((await redis.set(key, token, 'PX', leaseMs, 'NX')) === null) throw uploadErrors.busy();
  const giveBack = async () => {
    if ((await redis.get(key)) === token) await redis.del(key);
  };
  onClosed(res, () => {
    giveBack().catch((err) => req.log.warn({ err }, 'an upload path stays taken until its lease ends'));
  });
}

/** Calls `release` once the connection ends, at once if it has ended. */
function onClosed(res: Response, release: () => void): void {
  if (res.closed || res.req.destroyed) release();
  else res.once('close', release);
}
