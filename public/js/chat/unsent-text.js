import { copied, selectedToCopy } from './copy.js';
import { find } from './elements.js';

/**
 * Shows text that can no longer be sent, so that its writer can copy it.
 *
 * @param {HTMLElement} root
 * @param {() => void} onDiscard
 */
export function createUnsentText(root, onDiscard) {
  const region = find(root, '#unsent', HTMLElement);
  const body = find(region, '.unsent__text', HTMLElement);
  const answer = find(region, '[role=status]', HTMLElement);

  find(region, '[data-copy]', HTMLButtonElement).addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(body.textContent ?? '');
      answer.textContent = copied;
    } catch {
      // Pages without https, and browsers that refuse: the writer copies the selection herself.
      document.getSelection()?.selectAllChildren(body);
      answer.textContent = selectedToCopy;
    }
  });
  find(region, '[data-discard]', HTMLButtonElement).addEventListener('click', () => {
    region.hidden = true;
    onDiscard();
  });

  return {
    /** @param {readonly string[]} texts */
    show(texts) {
      const text = texts.filter((one) => one.trim() !== '').join('\n\n');
      region.hidden = text === '';
      body.textContent = text;
    },
  };
}
