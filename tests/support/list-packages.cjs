// Preloaded with `--require`: prints the names of all packages that the process has loaded as JSON
// when it receives SIGUSR2.
const { registerHooks } = require('node:module');
const { isMainThread } = require('node:worker_threads');

const packages = new Set();
if (isMainThread) {
  registerHooks({
    load(url, context, nextLoad) {
      const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
      if (name !== undefined) packages.add(name);
      return nextLoad(url, context);
    },
  });
  process.on('SIGUSR2', () => console.log(`packages ${JSON.stringify([...packages].sort())}`));
}
