import { findLinks } from './links.js';

/**
 * Writes a text into a bubble, with its addresses as links.
 *
 * @param {HTMLElement} body
 * @param {string} text
 * @param {RegExp} unseen characters to leave out
 */
export function writeLinks(body, text, unseen) {
  body.replaceChildren(
    ...findLinks(text).map((part) => {
      if (!part.href) return part.text.replace(unseen, '');
      const link = document.createElement('a');
      link.href = part.href;
      link.target = '_blank';
      link.rel = 'noopener noreferrer nofollow ugc';
      link.textContent = part.shown ?? part.text;
      // An address runs from left to right, also among Arabic or Hebrew letters.
      link.dir = 'ltr';
      return link;
    }),
  );
}
