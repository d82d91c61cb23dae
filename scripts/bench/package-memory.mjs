// Prints how many bytes this process grows by when it loads the package that its argument names.
const name = process.argv[2] ?? '';
globalThis.gc?.();
const before = process.memoryUsage.rss();
try {
  await import(name);
  globalThis.gc?.();
  console.log(process.memoryUsage.rss() - before);
} catch {
  // A package of types, fonts or other files has nothing to import.
  console.log(0);
}
