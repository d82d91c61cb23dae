/**
 * Finds an element that the page must have.
 *
 * @template {typeof HTMLElement | typeof SVGElement} T
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {T} type
 * @returns {InstanceType<T>}
 * @throws {Error} when the page has no such element
 */
export function find(parent, selector, type) {
  const element = parent.querySelector(selector);
  if (element instanceof type) return /** @type {InstanceType<T>} */ (element);
  throw new Error(`the page holds no ${selector}`);
}

/**
 * Copies the first element of a template.
 *
 * @param {HTMLTemplateElement} template
 * @returns {HTMLElement}
 */
export function stamp(template) {
  const first = template.content.firstElementChild?.cloneNode(true);
  if (first instanceof HTMLElement) return first;
  throw new Error(`the template ${template.id} is empty`);
}
