import { sharedStorage } from './alarms/browser-storage.js';
import { pushText } from './alarms/copy.js';
import { PushRefused } from './alarms/push-server.js';
import { openDevice } from './alarms/this-device.js';
import { find } from './chat/elements.js';

const root = find(document, '#push', HTMLElement);
const status = find(root, '#push-state', HTMLElement);
const toggle = find(root, '#push-toggle', HTMLButtonElement);
const guide = document.querySelector('#push-guide');
const push = openDevice(document, sharedStorage(), root.dataset.key);

let isBusy = false;
toggle.addEventListener('click', async () => {
  // A disabled button would lose the keyboard focus.
  if (isBusy) return;
  isBusy = true;
  try {
    await ((await push.state()) === 'on' ? push.turnOff() : push.turnOn());
    await show();
  } catch (error) {
    await show();
    if ((await push.state()) === 'denied') return;
    status.textContent = isRefused(error) ? pushText.unknownService : pushText.failed;
  } finally {
    isBusy = false;
  }
});
// Send the subscription in any case, so that the page shows what the server knows.
const failure = await push.keep({ isSure: true }).catch((error) => error);
await show();
if (isRefused(failure)) status.textContent = pushText.unknownService;

/** @param {unknown} error */
function isRefused(error) {
  return error instanceof PushRefused && error.status === 422;
}

async function show() {
  const state = await push.state();
  const hadFocus = document.activeElement === toggle;
  status.textContent = pushText[state];
  showGuide(state === 'unsupported');
  toggle.hidden = state === 'unsupported' || state === 'denied';
  toggle.textContent = state === 'on' ? pushText.turnOff : pushText.turnOn;
  if (!hadFocus || !toggle.hidden) return;
  status.tabIndex = -1;
  status.focus();
}

/**
 * Shows the server's advice for this browser. An iPad may claim to be a Mac: then the guide is for
 * touch screens only.
 * @param {boolean} isNeeded
 */
function showGuide(isNeeded) {
  if (!(guide instanceof HTMLElement)) return;
  const isFor = guide.dataset.touchOnly === undefined || navigator.maxTouchPoints > 1;
  guide.hidden = !isNeeded || !isFor;
  // The guide gives the reason itself.
  status.hidden = !guide.hidden;
}
