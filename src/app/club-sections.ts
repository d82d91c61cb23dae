import { asksTool, ownAsksSection } from '../asks/index.ts';
import { bookVotesSection, bookVoteTool, proposeSection } from '../book-votes/index.ts';
import { type ClubDetail, type ClubSections, type FindClubSections, wordsTool } from '../clubs/index.ts';
import { datePollSection, datePollTool } from '../date-polls/index.ts';
import {
  clubRecordSection,
  moderationTool,
  nextMeetingsSection,
  openMeetingTool,
} from '../meetings/index.ts';
import { moneySection } from '../money/index.ts';
import { findFirstStep, findPastLink, moveTool } from '../moving-in/index.ts';
import { noticesSection, noticeTool } from '../notices/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { hiddenClubNotice } from '../reports/index.ts';
import { clubRotaSection, rotaToolsSection } from '../rota/index.ts';
import { findAddLink, findLastRead } from '../shelf/index.ts';

/** Finds one section of a club's page; null if this person gets none. */
type FindSection = (detail: ClubDetail, isSeen: boolean) => Promise<PageSection | null> | PageSection | null;

/** The sections that other features add to a club's page, in the order in which it shows them. */
const finders = ({ db }: { readonly db: Database }): Record<keyof ClubSections, readonly FindSection[]> => ({
  side: [
    (detail) => hiddenClubNotice(db, detail),
    (detail) => findFirstStep(db, detail),
    (detail) => clubRecordSection(db, detail),
  ],
  main: [
    (detail) => nextMeetings(db, detail),
    (detail) => deciding(db, detail),
    (detail) => ownAsksSection(db, detail),
    (detail) => findLastRead(db, detail),
    (detail, isSeen) => noticesSection(db, detail, isSeen),
    (detail) => proposeSection(detail),
    (detail) => moneySection(db, detail),
    (detail) => findPastLink(db, detail),
  ],
  tools: [openMeetingTool, datePollTool, bookVoteTool, noticeTool, (detail) => asksTool(db, detail)],
  settings: [findAddLink, moveTool, wordsTool, moderationTool],
  folds: [(detail) => rotaToolsSection(db, detail)],
});

/** The next meetings, and below the first one who does its tasks. */
async function nextMeetings(db: Database, detail: ClubDetail): Promise<PageSection | null> {
  const [meetings, duties] = await Promise.all([
    nextMeetingsSection(db, detail),
    clubRotaSection(db, detail),
  ]);
  return meetings && { ...meetings, model: { ...meetings.model, duties } };
}

/** The open polls and votes in one short block. */
async function deciding(db: Database, detail: ClubDetail): Promise<PageSection | null> {
  const found = await Promise.all([datePollSection(db, detail), bookVotesSection(db, detail)]);
  const parts = found.filter((part) => part !== null);
  return parts.length === 0 ? null : { view: 'clubs/partials/deciding', model: { parts } };
}

/** Returns the function that finds the sections of a club's page for one person. */
export function clubSections(live: { readonly db: Database }): FindClubSections {
  const { side, main, tools, settings, folds } = finders(live);
  return async (detail, isSeen) => {
    const find = async (wanted: readonly FindSection[]) => {
      const found = await Promise.all(wanted.map((one) => one(detail, isSeen)));
      return found.filter((section) => section !== null);
    };
    const [inSide, inMain, inTools, inSettings, inFolds] = await Promise.all([
      find(side),
      find(main),
      find(tools),
      find(settings),
      find(folds),
    ]);
    return { side: inSide, main: inMain, tools: inTools, settings: inSettings, folds: inFolds };
  };
}
