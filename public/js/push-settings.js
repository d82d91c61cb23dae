import { pushText } from './alarms/copy.js';
import { createDevicePush } from './alarms/device-push.js';
import { find } from './chat/elements.js';

const root = find(document, '#push', HTMLElement);
const said = find(root, '#push-state', HTMLElement);
const toggle = find(root, '#push-toggle', HTMLButtonElement);
const push = createDevicePush({ key: root.dataset.key ?? '', csrf: root.dataset.csrf ?? '' });

toggle.addEventListener('click', async () => {
  toggle.disabled = true;
  try {
    await ((await push.state()) === 'on' ? push.turnOff() : push.turnOn());
    await show();
  } catch {
    await show();
    if ((await push.state()) !== 'denied') said.textContent = pushText.failed;
  } finally {
    toggle.disabled = false;
  }
});
await show();

async function show() {
  const state = await push.state();
  said.textContent = pushText[state];
  toggle.hidden = state === 'unsupported' || state === 'denied';
  toggle.textContent = state === 'on' ? pushText.turnOff : pushText.turnOn;
}
