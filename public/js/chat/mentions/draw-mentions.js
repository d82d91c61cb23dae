import { addStylesheet } from '../stylesheet.js';

/** @import { Mention } from '../../../../src/chat/protocol.ts' */

let hasStyles = false;

/**
 * Marks the names of members in a message, and takes marks away that are gone. Drawing them again
 * changes nothing.
 *
 * @param {HTMLElement} body
 * @param {{ text: string, mentions: readonly Mention[], myId: string }} message
 */
export async function drawMentions(body, { text, mentions, myId }) {
  const key = JSON.stringify(mentions);
  if ((body.dataset.mentions ?? '[]') === key) return;
  body.dataset.mentions = key;
  for (const mark of body.querySelectorAll('.mention')) mark.replaceWith(mark.textContent ?? '');
  body.normalize();
  if (mentions.length === 0) return;
  if (!hasStyles) addStylesheet('chat/mention.css');
  hasStyles = true;
  if (/https?:/i.test(text)) await afterLinks();
  if (body.dataset.mentions === key) markNames(body, text, { mentions, myId });
}

/** Settles when the module that writes links into texts has done so. */
async function afterLinks() {
  await import('../links.js').catch(() => {});
  await new Promise((resolve) => setTimeout(resolve));
}

/**
 * @param {HTMLElement} body
 * @param {string} text
 * @param {{ mentions: readonly Mention[], myId: string }} message
 */
function markNames(body, text, { mentions, myId }) {
  const nodes = [...body.childNodes].filter((node) => node instanceof Text);
  const isWhole = nodes.length === 1 && nodes[0]?.data === text;
  let done = 0;
  let node = nodes.shift();
  for (const { userId, at, length } of mentions) {
    const name = text.slice(at, at + length);
    // Links may show less than was written, so the places behind them have moved.
    let start = isWhole ? at - done : (node?.data.indexOf(name) ?? -1);
    while (start < 0 && nodes.length > 0) {
      node = nodes.shift();
      start = node?.data.indexOf(name) ?? -1;
    }
    if (!node || start < 0) return;
    const found = node.splitText(start);
    node = found.splitText(length);
    done = at + length;
    const mark = document.createElement('span');
    mark.className = userId === myId ? 'mention mention--me' : 'mention';
    found.replaceWith(mark);
    mark.append(found);
  }
}
