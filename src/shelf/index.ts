export { findArchiveLink } from './archive-link.ts';
export { findAddLink, findLastRead } from './club-sections.ts';
