import { isEmailAddress, normaliseEmail } from '../accounts/index.ts';
import { judgeText } from '../platform/text/judge-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';
import { tableText } from './formats/file-text.ts';
import { type ListedMember, readMembers } from './formats/members.ts';
import { moveLimits } from './move-limits.ts';

/** Reads a list of members. @throws {FileRefusal} with the first line that is wrong */
export const readMemberList = (bytes: Uint8Array): ListedMember[] =>
  readMembers(tableText(bytes), { most: moveLimits.members, nameOf, emailOf });

function nameOf(typed: string) {
  const judged = judgeText(typed, textLimits.listedName);
  if (judged.ok) return { name: judged.text };
  return judged.problem === 'too_long' ? 'long_name' : 'unfit_name';
}

function emailOf(typed: string): string | null {
  const address = normaliseEmail(typed);
  return isEmailAddress(address) ? address : null;
}
