import type { Pool } from 'pg';
import { sumUpCompany } from './company-repository.ts';
import { type MeetingMatch, matchBooks, matchMeetings, type OpenMeeting } from './meeting-match.ts';
import type { StoredReader } from './reader-repository.ts';

/** Meetings whose members are looked at, those whose books fit best: each may have hundreds. */
const comparedCompanies = 14;

/** The open meetings that fit a reader best; none for who has not answered the quiz. */
export async function findFittingMeetings(
  pool: Pool,
  { taste, interest }: StoredReader,
  meetings: readonly OpenMeeting[],
): Promise<MeetingMatch[]> {
  if (!taste || !interest) return [];
  const likely = matchBooks(interest, meetings).slice(0, comparedCompanies);
  const companies = await sumUpCompany(
    pool,
    taste,
    likely.map(({ meeting }) => meeting.id),
  );
  return matchMeetings(interest, likely, companies);
}
