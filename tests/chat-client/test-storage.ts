/** A stand-in for sessionStorage. Its entries are own properties, as in a browser. */
export function createTestStorage(): Storage {
  const store = Object.create({
    getItem(key: string) {
      return Object.hasOwn(store, key) ? store[key] : null;
    },
    setItem(key: string, value: string) {
      store[key] = value;
    },
    removeItem(key: string) {
      delete store[key];
    },
    get length() {
      return Object.keys(store).length;
    },
  }) as Record<string, string>;
  return store as unknown as Storage;
}
