/**
 * How does one ask a provider of texts over HTTP, and what does its answer mean?
 *
 * Actions in the Aliyun manner (API version 2017-05-25): signed, parameters in the query, a JSON answer with a code. A request that
 * surely never left is told apart from one whose fate nobody knows. Codes: Alibaba Cloud, "API error codes" of its SMS service.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { wordsOf } from '../../trouble.ts';
import type { CarrierClock } from '../carriers/carrier-clock.ts';
import { type AcsKey, authorizationOf, digestOf, queryText } from './acs-signature.ts';

const VERSION = '2017-05-25';

export interface SmsApi {
  /** "https://dysmsapi.aliyuncs.com". */
  readonly endpoint: string;
  readonly key: AcsKey;
  readonly clock: CarrierClock;
}

/** `answered`: JSON with a code. `unsent`: it never left. `unknown`: it may have been taken. */
export type Answer =
  | { readonly state: 'answered'; readonly code: string; readonly message: string; readonly body: unknown }
  | { readonly state: 'unsent'; readonly why: string }
  | { readonly state: 'unknown'; readonly why: string };

const CODED = z.object({ Code: z.string(), Message: z.string().default('') });

/** Asks for one action. Ends when `signal` does; never rejects. */
export async function askApi(
  { endpoint, key, clock }: SmsApi,
  action: string,
  parameters: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer> {
  const query = new Map(Object.entries(parameters));
  const { host, pathname } = new URL(endpoint);
  const headers = new Map([
    ['host', host],
    ['x-acs-action', action],
    ['x-acs-version', VERSION],
    ['x-acs-date', new Date(clock.date()).toISOString().replace(/\.\d+Z$/, 'Z')],
    ['x-acs-signature-nonce', randomUUID()],
    ['x-acs-content-sha256', digestOf('')],
  ]);
  const request = { method: 'POST', path: pathname, query, headers, body: '' };
  headers.set('authorization', authorizationOf(request, key));
  const url = `${endpoint.replace(/\/$/, '')}/?${queryText(query)}`;
  try {
    const response = await fetch(url, { method: 'POST', headers: [...headers], signal, redirect: 'error' });
    const body: unknown = await response.json().catch(() => null);
    const coded = CODED.safeParse(body);
    if (!coded.success)
      return { state: 'unknown', why: `an answer that says nothing (HTTP ${response.status})` };
    return { state: 'answered', code: coded.data.Code, message: coded.data.Message, body };
  } catch (error) {
    if (signal.aborted) return { state: 'unknown', why: 'no answer within the deadline' };
    const why = reasonOf(error);
    return { state: NEVER_LEFT.test(why) ? 'unsent' : 'unknown', why };
  }
}

/** Failures before anything of the request could have gone out: name, route, connection, certificate. */
const NEVER_LEFT =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|SELF_SIGNED|UNABLE_TO_/;

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? `${cause.code} ` : '';
  return `${code}${wordsOf(cause ?? error)}`;
}

/** `later`: the same may be tried later. `account`: so may it, but nothing at all will go through for now. `unknown`: it may have been
 * taken all the same. */
export type CodeMeaning = 'ok' | 'later' | 'account' | 'never' | 'unknown';

const LATER =
  /^(Throttling(\..+)?|isv\.(BUSINESS|DAY|MONTH)_LIMIT_CONTROL|ServiceUnavailable|SignatureNonceUsed)$/;
const ACCOUNT =
  /^(isv\.(AMOUNT_NOT_ENOUGH|OUT_OF_SERVICE|ACCOUNT_ABNORMAL|ACCOUNT_NOT_EXISTS|PRODUCT_UN_SUBSCRIPT|PRODUCT_UNSUBSCRIBE|DENY_IP_RANGE)|isp\.RAM_PERMISSION_DENY|SignatureDoesNotMatch|IncompleteSignature|InvalidAccessKeyId.*|InvalidTimeStamp\.Expired|Forbidden.*|NoPermission)$/;
const UNKNOWN = /^(isp\.SYSTEM_ERROR|isp\.UNKNOWN|InternalError|ServiceTimeout)$/;

/** What a code of the provider means. One that we do not know is a refusal: not to be sent again is the safe reading. */
export function meaningOf(code: string): CodeMeaning {
  if (code === 'OK') return 'ok';
  if (LATER.test(code)) return 'later';
  if (ACCOUNT.test(code)) return 'account';
  return UNKNOWN.test(code) ? 'unknown' : 'never';
}
