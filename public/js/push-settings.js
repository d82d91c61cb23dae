import { sharedStorage } from './alarms/browser-storage.js';
import { pushText } from './alarms/copy.js';
import { PushRefused } from './alarms/device-push.js';
import { openDevice } from './alarms/this-device.js';
import { find } from './chat/elements.js';

const root = find(document, '#push', HTMLElement);
const said = find(root, '#push-state', HTMLElement);
const toggle = find(root, '#push-toggle', HTMLButtonElement);
const guide = document.querySelector('#push-guide');
const push = openDevice(document, sharedStorage(), root.dataset.key);

let isBusy = false;
toggle.addEventListener('click', async () => {
  // A button that is disabled loses the keyboard's place.
  if (isBusy) return;
  isBusy = true;
  try {
    await ((await push.state()) === 'on' ? push.turnOff() : push.turnOn());
    await show();
  } catch (error) {
    await show();
    if ((await push.state()) === 'denied') return;
    said.textContent = isUnfit(error) ? pushText.unknownService : pushText.failed;
  } finally {
    isBusy = false;
  }
});
// What it says is what the server knows, too.
const kept = await push.keep({ isSure: true }).catch((error) => error);
await show();
if (isUnfit(kept)) said.textContent = pushText.unknownService;

/** @param {unknown} error */
function isUnfit(error) {
  return error instanceof PushRefused && error.status === 422;
}

async function show() {
  const state = await push.state();
  const hadFocus = document.activeElement === toggle;
  said.textContent = pushText[state];
  showGuide(state === 'unsupported');
  toggle.hidden = state === 'unsupported' || state === 'denied';
  toggle.textContent = state === 'on' ? pushText.turnOff : pushText.turnOn;
  if (!hadFocus || !toggle.hidden) return;
  said.tabIndex = -1;
  said.focus();
}

/**
 * The server wrote what to do instead, as far as the browser says what it is. An iPad may say that it is a Mac.
 * @param {boolean} isNeeded
 */
function showGuide(isNeeded) {
  if (!(guide instanceof HTMLElement)) return;
  const isFor = guide.dataset.touchOnly === undefined || navigator.maxTouchPoints > 1;
  guide.hidden = !isNeeded || !isFor;
  // It gives the reason itself.
  said.hidden = !guide.hidden;
}
