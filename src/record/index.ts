export { missedRecord, recordLink } from './meeting-section.ts';
export { recordSettings } from './settings-section.ts';
export { type PageNews, readerTeller, tellReadersOf } from './tell-readers.ts';
