export { missedRecord, recordLink } from './meeting-section.ts';
export { recordSettings } from './settings-section.ts';
export { readerTeller, tellReadersOf } from './tell-readers.ts';
