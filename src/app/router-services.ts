import type { createPassport } from '../accounts/index.ts';
import type { AladinSearch } from '../books/index.ts';
import type { BrowserIds } from '../platform/http/browser-id.ts';
import type { Live } from './connect.ts';
import type { Sockets } from './sockets.ts';

/** The part of the sockets that routers use. */
export type SocketNews = Omit<Sockets, 'io' | 'close'>;

/** The services from which the routers of the features are built. */
export interface RouterServices extends Live {
  readonly passport: ReturnType<typeof createPassport>;
  /** Whether letters reach people. Without them nobody could confirm an address. */
  readonly confirmsEmail: boolean;
  readonly aladin: AladinSearch | null;
  /** The cookie of visitors who got a recommendation. */
  readonly visitorIds: BrowserIds;
}
