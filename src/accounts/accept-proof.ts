import { recordProof } from './fresh-proof.ts';
import type { HttpExchange } from './http-exchange.ts';
import { type RenewServices, renewSession } from './renew-session.ts';
import type { User } from './user.ts';

/** Records a fresh proof in the session of this request, and gives the session a new id. */
export async function acceptProof(
  services: RenewServices,
  exchange: HttpExchange,
  user: User,
): Promise<void> {
  recordProof(exchange.req, services.clock.now());
  await renewSession(services, exchange, user);
}
