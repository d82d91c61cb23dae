import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { errorHandler } from '@bull-board/api/dist/handlers/error.js';
import { ExpressAdapter } from '@bull-board/express';
import type { Queue } from 'bullmq';
import ejs from 'ejs';
import type { Express } from 'express';
import { unavailable } from '../platform/errors.ts';
import { isRedisUnavailable } from '../platform/redis-health.ts';
import { openAlarmQueue } from './alarm-queue.ts';
import type { Live } from './connect.ts';

/**
 * Builds bull-board's app for `path`. This file is imported at the first visit, because the board
 * and the queue hold 30 MB.
 */
export const openQueueBoard = async (redis: Live['redis'], path: string): Promise<Express> =>
  drawBoard(await openQueue(redis), path);

/**
 * Opens the queue on the Redis connection of web requests, which fails at once without Redis and is
 * closed with the process.
 */
async function openQueue(redis: Live['redis']): Promise<Queue> {
  if (redis.status !== 'ready') throw unavailable();
  const queue = await openAlarmQueue(redis);
  try {
    await queue.waitUntilReady();
    return queue;
  } catch (err) {
    await queue.close();
    throw err;
  }
}

function drawBoard(queue: Queue, path: string): Express {
  const serverAdapter = new ExpressAdapter().setBasePath(path);
  createBullBoard({
    queues: [new BullMQAdapter(queue, { readOnlyMode: true })],
    serverAdapter,
    options: { uiConfig: { boardTitle: '책모임 작업' } },
  });
  serverAdapter.setErrorHandler((error) => {
    if (isRedisUnavailable(error)) throw error; // our own error page shows it
    return errorHandler(error);
  });
  const board: Express = serverAdapter.getRouter();
  board.disable('x-powered-by');
  board.engine('ejs', (file, model, done) => {
    ejs.renderFile(file, model).then((html) => done(null, withoutStrangers(html)), done);
  });
  return board;
}

/**
 * Removes the link to Google Fonts and the inline placeholder from the board's page: the policy
 * refuses both.
 */
const withoutStrangers = (html: string): string =>
  html
    .replace(/<link [^>]*href="https?:[^>]*>/g, '')
    .replace(/<div id="root">[\s\S]*?(?=<script defer)/, '<div id="root"></div>');
