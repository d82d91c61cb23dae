import { alarmSocket } from './alarms.js';
import { find } from './chat/elements.js';
import { after } from './chat/timers.js';
import { watchRecord } from './record/watch-record.js';

const record = find(document, '[data-record]', HTMLElement);

watchRecord({
  record,
  path: `/meetings/${record.dataset.record}/record`,
  socket: alarmSocket,
  after,
  isVisible: () => !document.hidden,
  readState: async () => {
    const answer = await fetch(record.dataset.state ?? '', { headers: { Accept: 'application/json' } });
    return answer.ok ? answer.json() : null;
  },
  reload: () => location.reload(),
});
