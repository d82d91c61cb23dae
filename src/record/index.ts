export { missedRecord, recordLink } from './meeting-section.ts';
export {
  findReportablePoint,
  hidePoint,
  markPointReported,
  restorePoint,
  unmarkPointReported,
} from './reported-point.ts';
export { recordSettings } from './settings-section.ts';
export { readerTeller, type TellReaders, tellOfBlock, tellReadersOf } from './tell-readers.ts';
