/**
 * The one element that a page must have: a page without it was written wrong.
 *
 * @template {typeof HTMLElement | typeof SVGElement} T
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {T} type
 * @returns {InstanceType<T>}
 */
export function find(parent, selector, type) {
  const element = parent.querySelector(selector);
  if (element instanceof type) return /** @type {InstanceType<T>} */ (element);
  throw new Error(`the page holds no ${selector}`);
}

/**
 * A copy of a template's element.
 *
 * @param {HTMLTemplateElement} template
 * @returns {HTMLElement}
 */
export function stamp(template) {
  const first = template.content.firstElementChild?.cloneNode(true);
  if (first instanceof HTMLElement) return first;
  throw new Error(`the template ${template.id} is empty`);
}
