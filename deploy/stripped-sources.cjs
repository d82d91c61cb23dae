// Preloaded in the image, whose src/ scripts/strip-types.ts has stripped of its types. Tells Node
// that these files are JavaScript, so that it does not load its type stripper, which takes 20 MB
// and a second of each start.
const { registerHooks } = require('node:module');
const { pathToFileURL } = require('node:url');

/** Zod's index imports its messages in fifty languages. This program shows its own messages. */
const zodLanguages = '/node_modules/zod/v4/locales/index.js';
const onlyEnglish = "export { default as en } from './en.js';";

const sources = new URL('../src/', pathToFileURL(__filename)).href;

registerHooks({
  load(url, context, nextLoad) {
    if (url.endsWith(zodLanguages)) return { format: 'module', source: onlyEnglish, shortCircuit: true };
    const isStripped = url.startsWith(sources) && url.endsWith('.ts');
    return nextLoad(url, isStripped ? { ...context, format: 'module' } : context);
  },
});
