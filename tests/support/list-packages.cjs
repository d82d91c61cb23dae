// Preloaded with `--require`: prints the names of all packages that the process has loaded as JSON
// when it receives SIGUSR2; `fonts` if it has read a font, `fetch` if it has loaded Node's.
const fs = require('node:fs');
const { registerHooks, syncBuiltinESMExports } = require('node:module');

const packages = new Set();
registerHooks({
  load(url, context, nextLoad) {
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
    if (name !== undefined) packages.add(name);
    return nextLoad(url, context);
  },
});
const { readFileSync } = fs;
fs.readFileSync = (file, ...rest) => {
  if (/\.(otf|ttf)$/.test(String(file))) packages.add('fonts');
  return readFileSync(file, ...rest);
};
syncBuiltinESMExports();
process.on('SIGUSR2', () => {
  if (process.moduleLoadList.some((name) => name.endsWith('deps/undici/undici'))) packages.add('fetch');
  console.log(`packages ${JSON.stringify([...packages].sort())}`);
});
