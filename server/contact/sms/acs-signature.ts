/**
 * How is a request to a provider in the Aliyun manner signed?
 *
 * ACS3-HMAC-SHA256: a canonical form of the request, its digest, and an HMAC of that under the account's secret (Alibaba Cloud, "V3 request
 * structure and signature"). The test repeats the provider's own published example.
 */
import { createHash, createHmac } from 'node:crypto';

const ALGORITHM = 'ACS3-HMAC-SHA256';

export interface AcsKey {
  readonly id: string;
  readonly secret: string;
}

/** What is signed. Header names in lower case; among them host and every x-acs-… one. */
export interface AcsRequest {
  readonly method: string;
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** The value of the header Authorization. */
export function authorizationOf(request: AcsRequest, { id, secret }: AcsKey): string {
  const names = [...request.headers.keys()].filter(isSigned).sort();
  const canonical = [
    request.method,
    request.path,
    queryText(request.query),
    ...names.map((name) => `${name}:${request.headers.get(name)!.trim()}`),
    '',
    names.join(';'),
    digestOf(request.body),
  ].join('\n');
  const signature = createHmac('sha256', secret)
    .update(`${ALGORITHM}\n${digestOf(canonical)}`)
    .digest('hex');
  return `${ALGORITHM} Credential=${id},SignedHeaders=${names.join(';')},Signature=${signature}`;
}

/** SHA-256 in hex, as x-acs-content-sha256 wants it. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Names in order, names and values as RFC 3986 has them. */
export function queryText(query: ReadonlyMap<string, string>): string {
  return [...query]
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function isSigned(name: string): boolean {
  return name === 'host' || name === 'content-type' || name.startsWith('x-acs-');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
