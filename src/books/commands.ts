// Entry for scripts. It is apart from index.ts, so that the web process loads neither axios nor the
// file readers.
export { createAladinClient } from './aladin/aladin-client.ts';
export { AladinError } from './aladin/aladin-error.ts';
export { decodeText } from './aladin/clean-text.ts';
export type { Progress } from './aladin/harvest.ts';
export { importBestsellers } from './aladin/import-bestsellers.ts';
export { formatReport } from './aladin/import-report.ts';
export { findBooks } from './book-search-repository.ts';
export { hasBooks } from './catalogue-repository.ts';
export { exportCatalogue } from './export-catalogue.ts';
export { buildFixture } from './fixture/build-fixture.ts';
export { FixtureError } from './fixture/fixture-error.ts';
export { NaturalKey, writeKey } from './fixture/natural-key.ts';
export { type FixtureFile, readJson } from './fixture/read-json.ts';
export { replaceFile, writeFixture } from './fixture/write-fixture.ts';
export { loadFixtures } from './load-fixtures.ts';
export { formatLoadReport } from './load-report.ts';
