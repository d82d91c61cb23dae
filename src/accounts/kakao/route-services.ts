import type { BrowserIds } from '../../platform/http/browser-id.ts';
import type { AccountRouteServices } from '../route-services.ts';
import type { Kakao } from './kakao.ts';

/** The services of the routes that exist where Kakao is set up. */
export interface KakaoRouteServices extends AccountRouteServices {
  readonly kakao: Kakao;
  /** The cookie that ties an attempt to the browser that started it. */
  readonly attemptIds: BrowserIds;
}
