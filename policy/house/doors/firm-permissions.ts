/**
 * Who may use the addresses of law firms and of their letters?
 *
 * The house proposes and decides; a firm's person sees and signs what lies with his firm, his second factor shown a short time ago.
 */
import { BY, CONFIRMED, type Row, STAFF_QUERY, STUDIO_READ } from './permission-rows.ts';

const S = '/api/studio';
const F = '/api/firm';
const OWN_ORDER = { owns: 'own-letter-order' } as const;

export const FIRMS: readonly Row[] = [
  ['GET', `${S}/firms`, STUDIO_READ],
  ['POST', `${S}/firms`, ['lead', 'compliance'], { ...BY, ...CONFIRMED }],
  ['POST', `${S}/firms/:engagement/decide`, ['lead', 'compliance'], { ...BY, ...CONFIRMED }],
  ['POST', `${S}/firms/:engagement/end`, ['lead', 'compliance'], { ...BY, ...CONFIRMED }],
  ['GET', `${S}/orders`, STUDIO_READ],
  ['GET', `${S}/orders/:order`, STUDIO_READ],
  ['GET', `${S}/orders/:order/page`, STUDIO_READ],
  ['POST', `${S}/orders/:order/give`, ['lead', 'compliance'], BY],
  ['POST', `${S}/orders/:order/decline`, ['lead', 'compliance'], BY],
  ['GET', `${S}/letters/:account/demands`, STUDIO_READ],
  ['GET', `${F}/orders`, ['firm'], { ...OWN_ORDER, ...STAFF_QUERY }],
  ['GET', `${F}/orders/:order`, ['firm'], { ...OWN_ORDER, ...STAFF_QUERY }],
  ['GET', `${F}/orders/:order/page`, ['firm'], { ...OWN_ORDER, ...STAFF_QUERY }],
  ['POST', `${F}/orders/:order/sign`, ['firm'], { ...OWN_ORDER, ...BY, ...CONFIRMED }],
  ['POST', `${F}/orders/:order/send-back`, ['firm'], { ...OWN_ORDER, ...BY }],
  ['POST', `${F}/orders/:order/refuse`, ['firm'], { ...OWN_ORDER, ...BY }],
];
