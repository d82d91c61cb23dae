import type { Page } from '../platform/http/render.ts';
import type { MailState } from '../platform/mail-record.ts';
import { count, type Figure } from './figure.ts';
import { type ImportRow, importRow } from './import-view.ts';
import { letterFigures } from './letter-figures-view.ts';
import { type PathRow, pathRows } from './path-view.ts';
import { emailFigure, operatorFigure, roleFigure, scanFigures, stockFigures } from './site-figures-view.ts';
import type { ImportRun, SiteState } from './site-state.ts';

interface OperationsPage extends Page {
  readonly figures: readonly Figure[];
  readonly paths: readonly PathRow[];
  /** null when the queue cannot be read. */
  readonly failedJobs: { readonly count: string; readonly isBad: boolean } | null;
  readonly imports: readonly ImportRow[];
  readonly canImport: boolean;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'operations/show': OperationsPage;
  }
}

export function operationsPage(facts: {
  state: SiteState;
  imports: readonly ImportRun[];
  failedJobs: number | null;
  site: { readonly confirmsEmail: boolean; readonly isOperatorNamed: boolean };
  /** null when the site sends no letters. */
  letters: MailState | 'unknown' | null;
  model: Figure;
}): OperationsPage {
  const { state, imports, failedJobs, letters, model, site } = facts;
  return {
    title: '운영',
    styles: ['/css/operations.css'],
    figures: [
      ...scanFigures(state),
      operatorFigure(site.isOperatorNamed),
      emailFigure(site.confirmsEmail),
      roleFigure(state),
      model,
      ...stockFigures(state),
      ...letterFigures(letters, state.now),
    ],
    paths: pathRows(state.paths),
    failedJobs: failedJobs === null ? null : { count: count.format(failedJobs), isBad: failedJobs > 0 },
    imports: imports.map((run) => importRow(run, state.now)),
    canImport: imports.every(({ finishedAt }) => finishedAt !== null),
  };
}
