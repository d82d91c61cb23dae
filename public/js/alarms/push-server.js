/** The server refused a request about a subscription. */
export class PushRefused extends Error {
  /**
   * @param {string} path
   * @param {number} status
   */
  constructor(path, status) {
    super(`${path} answered ${status}`);
    this.status = status;
  }
}

/**
 * The requests of a page about Web Push. Each rejects when the server refuses it.
 *
 * @param {object} page
 * @param {string} page.csrf
 * @param {string} page.key the site's public key, base64url; empty when the page does not have it
 */
export function createPushServer({ csrf, key }) {
  let siteKey = key;
  return {
    /**
     * @param {string} path
     * @param {PushSubscription} subscription
     */
    async post(path, subscription) {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
        body: JSON.stringify(subscription),
        // Logging out ends this page while the request runs.
        keepalive: true,
      });
      if (!answer.ok) throw new PushRefused(path, answer.status);
      return answer;
    },
    /** The site's key as far as it is known; empty before the first `findKey`. */
    knownKey: () => siteKey,
    async findKey() {
      if (siteKey !== '') return siteKey;
      const answer = await fetch('/push/key');
      if (!answer.ok) throw new PushRefused('/push/key', answer.status);
      siteKey = String((await answer.json()).key);
      return siteKey;
    },
  };
}

/** @typedef {ReturnType<typeof createPushServer>} PushServer */
