import { find, stamp } from './elements.js';

/**
 * Returns a dialog of the room. The first call copies it from its template.
 *
 * @param {HTMLElement} root
 * @param {string} id
 * @returns {HTMLDialogElement}
 */
export function dialogOf(root, id) {
  if (!root.querySelector(`#${id}`)) {
    const template = find(root, `#${id}-template`, HTMLTemplateElement);
    template.after(stamp(template));
  }
  return find(root, `#${id}`, HTMLDialogElement);
}
