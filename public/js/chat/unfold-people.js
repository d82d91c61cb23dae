import { find } from './elements.js';

/**
 * The participants stand beside the talk where there is room for them, and are folded above it where there is not.
 *
 * @param {HTMLElement} root
 */
export function unfoldPeople(root) {
  const people = find(root, '.room__people', HTMLDetailsElement);
  const isWide = matchMedia('(min-width: 60rem)');
  const unfold = () => {
    people.open = isWide.matches;
  };
  isWide.addEventListener('change', unfold);
  unfold();
}
