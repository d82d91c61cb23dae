import { toolFailed } from './talk/copy.js';

// Opens pages about the talk in a panel of the room. Without this script the links lead to them.

document.addEventListener('click', (event) => {
  const { target, ctrlKey, metaKey, shiftKey } = event;
  const link = target instanceof Element && target.closest('[data-panel-link]');
  if (!(link instanceof HTMLAnchorElement) || link.closest('dialog')) return;
  if (ctrlKey || metaKey || shiftKey) return;
  event.preventDefault();
  import('./talk/panel.js').then(
    ({ openPanel }) => openPanel(link.href),
    () => {
      const alert = document.getElementById('room-alert');
      if (alert) alert.textContent = toolFailed;
    },
  );
});
