export { findArchiveLink } from './archive-link.ts';
export { findReadingClubSection } from './book-section.ts';
export { findAddLink, findLastRead } from './club-sections.ts';
