import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { type AskForNotesServices, askForNotes } from './ask-for-notes.ts';

/** How late members are asked. The deadline itself is kept when a note is stored. */
const askEveryMs = 10_000;

/** Starts the periodic work of this feature. @returns a function that stops it */
export const startNoteJobs = (services: AskForNotesServices & { readonly log: Logger }): (() => void) =>
  repeat(
    askEveryMs,
    async function askMembersForNotes() {
      const meetings = await askForNotes(services);
      if (meetings > 0) services.log.info({ meetings }, 'members asked for notes');
    },
    services.log,
  );
