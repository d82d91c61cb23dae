export type { Book, BookSummary, Genre } from './book.ts';
export { shownAuthors } from './contributor.ts';
export { neededPerGenre } from './genres.ts';
export { type Candidate, listCandidates } from './list-candidates.ts';
export { listGenres } from './list-genres.ts';
export { findBook, listBooks, titlesNamedIn } from './repository.ts';
export { searchKey, searchPattern } from './search-key.ts';
export { tagVocabulary } from './tag-vocabulary.ts';
export { type BookCard, bookCard } from './view.ts';
