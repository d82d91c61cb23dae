export { archivedNotesSection } from './archive-section.ts';
export { notesSection } from './meeting-section.ts';
export { type Note, type ReadingMark, readingMarks } from './note.ts';
export { markNames } from './note-view.ts';
export { areNotesOpen, countOpenNotes, findOpenNotes, hasUnopenedNotes } from './open-notes.ts';
export { hasOwnNote } from './read-note-repository.ts';
export { findReportableNote, hideNote, restoreNote } from './reported-note.ts';
export { hasNoteRule } from './rule-repository.ts';
export { whyWithheld } from './withheld.ts';
