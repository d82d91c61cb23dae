import { alarmSocket } from './alarms.js';
import { find } from './chat/elements.js';
import { after } from './chat/timers.js';
import { readState } from './record/read-state.js';
import { watchRecord } from './record/watch-record.js';

const record = find(document, '[data-record]', HTMLElement);

watchRecord({
  record,
  path: `/meetings/${record.dataset.record}/record`,
  socket: alarmSocket,
  after,
  isVisible: () => !document.hidden,
  readState: () => readState(record.dataset.state ?? '', fetch),
  reload: () => location.reload(),
});
