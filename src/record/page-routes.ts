import express, { type Router } from 'express';
import { notFound } from '../platform/errors.ts';
import { requireLogin } from '../platform/http/require-login.ts';
import { RecordInput } from './input.ts';
import { recordMarkdown } from './markdown-view.ts';
import { refusalMessages } from './refusal-messages.ts';
import { recordOfRequest, renderRecord } from './render-record.ts';
import type { RecordServices } from './services.ts';
import { stateAnswer } from './state-view.ts';

/** The page of a record, its state for open pages, and its Markdown file. */
export function pageRoutes(services: RecordServices): Router {
  const router = express.Router();

  router.get('/meetings/:id/record', requireLogin, async (req, res) => {
    await renderRecord(services, { req, res }, RecordInput.parse(req.query));
  });

  router.get('/meetings/:id/record/state', requireLogin, async (req, res) => {
    res.set('Cache-Control', 'no-store').json(stateAnswer(await recordOfRequest(services, req)));
  });

  router.get('/meetings/:id/record.md', requireLogin, async (req, res) => {
    const record = await recordOfRequest(services, req);
    if (record.questions.length === 0) throw notFound(refusalMessages.no_record);
    res
      .attachment(`bookmoim-${record.found.meeting.id}.md`)
      .type('text/markdown; charset=utf-8')
      .set('Cache-Control', 'no-store')
      .send(recordMarkdown(record));
  });

  return router;
}
