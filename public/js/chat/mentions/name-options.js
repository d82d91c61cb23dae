import { countText, listLabel } from './copy.js';

/** @import { Name } from './matching-names.js' */

/** Options that are shown. Further letters narrow the list. */
const mostShown = 20;

/**
 * The options below a field, which keeps the focus: `aria-activedescendant` says which one is
 * active.
 *
 * @param {HTMLTextAreaElement} field
 * @param {(nickname: string) => void} choose
 */
export function createNameOptions(field, choose) {
  const list = document.createElement('ul');
  list.className = 'name-list';
  list.id = 'name-list';
  list.role = 'listbox';
  list.setAttribute('aria-label', listLabel);
  list.hidden = true;
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.role = 'status';
  field.form?.before(list, status);
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-haspopup', 'listbox');
  field.setAttribute('aria-controls', list.id);
  let active = -1;

  /** @param {number} next -1: none */
  const activate = (next) => {
    active = next;
    const chosen = list.children[active];
    for (const option of list.children) option.setAttribute('aria-selected', String(option === chosen));
    if (chosen) field.setAttribute('aria-activedescendant', chosen.id);
    else field.removeAttribute('aria-activedescendant');
    chosen?.scrollIntoView({ block: 'nearest' });
  };

  return {
    get isOpen() {
      return !list.hidden;
    },
    get hasActive() {
      return active >= 0;
    },

    /** @param {1 | -1} step */
    move(step) {
      const count = list.childElementCount;
      const from = active < 0 && step < 0 ? 0 : active;
      activate((from + step + count) % count);
    },

    chooseActive: () => choose(list.children[active]?.textContent ?? ''),

    /** @param {readonly Name[]} names */
    show(names) {
      list.replaceChildren(...names.slice(0, mostShown).map((name, at) => optionOf(name, at, choose)));
      list.hidden = false;
      list.scrollTop = 0;
      const words = countText(names.length);
      if (status.textContent !== words) status.textContent = words;
      activate(-1);
    },

    /** @param {string} [said] what happened */
    close(said = '') {
      if (list.hidden) return;
      list.hidden = true;
      list.replaceChildren();
      status.textContent = said;
      activate(-1);
    },
  };
}

/**
 * @param {Name} name
 * @param {number} at
 * @param {(nickname: string) => void} choose
 */
function optionOf({ nickname }, at, choose) {
  const option = document.createElement('li');
  option.role = 'option';
  option.id = `name-option-${at}`;
  option.className = 'name-list__option';
  option.dir = 'auto';
  option.textContent = nickname;
  // The field keeps the focus, and a phone its keyboard.
  option.addEventListener('mousedown', (event) => event.preventDefault());
  option.addEventListener('click', () => choose(nickname));
  return option;
}
