export { archivedNotesSection } from './archive-section.ts';
export { notesSection } from './meeting-section.ts';
export { findReportableNote, hideNote, restoreNote } from './reported-note.ts';
