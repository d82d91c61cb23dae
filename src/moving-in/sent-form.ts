import type { Request } from 'express';
import { uploadsOf } from '../platform/http/uploads/index.ts';
import { formMessages } from './form-messages.ts';
import { moveLimits } from './move-limits.ts';
import type { MoveFiles } from './prepare-draft.ts';

/** A leader's files. The list of members is a file, or typed on a phone that has none. */
export interface SentForm {
  readonly files: MoveFiles;
  /** The list as it was typed; empty for none. */
  readonly typed: string;
  /** The field that holds the list. */
  readonly listField: 'members' | 'names';
  readonly errors: Readonly<Record<string, string>>;
}

/** Reads the form, and names what is missing, doubled or too large. */
export function sentForm(req: Request): SentForm {
  const uploads = uploadsOf(req);
  const typed = typeof req.body?.names === 'string' ? req.body.names : '';
  const listFile = uploads.get('members') ?? null;
  const typedList = typed.trim() === '' ? null : Buffer.from(typed);
  const files = { talk: uploads.get('export') ?? null, members: listFile ?? typedList };
  const listField = typedList ? 'names' : 'members';
  return { files, typed, listField, errors: errorsOf(files, listField, Boolean(listFile && typedList)) };
}

function errorsOf(
  { talk, members }: MoveFiles,
  listField: SentForm['listField'],
  hasTwoLists: boolean,
): Record<string, string> {
  return {
    ...(talk || members ? {} : { export: formMessages.noFile }),
    ...((talk?.length ?? 0) > moveLimits.talkBytes ? { export: formMessages.largeTalk } : {}),
    ...((members?.length ?? 0) > moveLimits.membersBytes ? { [listField]: formMessages.largeMembers } : {}),
    ...(hasTwoLists ? { names: formMessages.twoLists } : {}),
  };
}
