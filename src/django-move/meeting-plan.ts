import { decodeText } from '../books/commands.ts';
import { fitText } from '../platform/text/fit-text.ts';
import { type TextLimit, textLimits } from '../platform/text/text-limits.ts';
import type { DumpMeeting } from './dump.ts';

/** Maximum duration of a meeting. */
const maxDurationMs = 12 * 60 * 60_000;
const untitled = '함께 읽는 모임';

/** A text without HTML entities; a no-break space is a space. */
const decoded = (text: string) => decodeText(text).replaceAll('\u00a0', ' ');

/**
 * Returns a meeting's texts and times within the rules of this site, and notes on what was changed.
 */
export function planOf(meeting: DumpMeeting) {
  const notes: string[] = [];
  const fitted = (given: string, limit: TextLimit, name: string) => {
    const { text, wasShortened } = fitText(given, limit);
    if (wasShortened) notes.push(`its ${name} was shortened`);
    return text;
  };
  const title =
    fitted(decoded(meeting.title).replace(/\s+/g, ' '), textLimits.meetingTitle, 'title') || untitled;
  const description = fitted(decoded(meeting.description), textLimits.meetingDescription, 'description');
  const length = meeting.finished_at.getTime() - meeting.started_at.getTime();
  const isPossible = length >= 60_000 && length <= maxDurationMs;
  const endsAt = isPossible
    ? meeting.finished_at
    : new Date(meeting.started_at.getTime() + (length > maxDurationMs ? maxDurationMs : 60 * 60_000));
  if (!isPossible) notes.push(`ends ${endsAt.toISOString()} instead of ${meeting.finished_at.toISOString()}`);
  return { title, description, endsAt, notes };
}
