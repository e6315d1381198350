/**
 * What does the identity provider of a house say about whoever comes from there?
 *
 * OpenID Connect: code flow with PKCE, state and nonce, by a certified library. Its description is fetched when it is first needed and
 * kept; a provider that cannot be reached is asked anew the next time. What it says is read here and judged elsewhere.
 */
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import * as client from 'openid-client';
import type { OUTSIDE_ROLES, StaffRole } from '../../rules/people/permission.ts';
import type { Language } from '../../rules/telling/language.ts';
import type { LocalDoor } from './staff-sign-in.ts';

/** Roles that a group may give: an agency's person is always made here, with his agency. */
export type GivenRole = Exclude<StaffRole, (typeof OUTSIDE_ROLES)[number]>;

/** How a house uses its provider, as the carriers file says it. */
export interface ProviderTerms {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly names: Readonly<Record<Language, string>>;
  readonly scope: string;
  /** Which claim is the staff number, and which holds the groups. */
  readonly claims: { readonly number: string; readonly groups: string };
  readonly roles: Readonly<Record<string, readonly GivenRole[]>>;
  /** Of the verified address of mail; empty: not looked at. */
  readonly domains: readonly string[];
  /** By which words of `acr` or `amr` a second factor was shown; `ask`: the `acr_values` that ask for one. */
  readonly secondFactor: {
    readonly acr: readonly string[];
    readonly amr: readonly string[];
    readonly ask: string | null;
  };
  /** Who may come in by what lies in this house. */
  readonly local: LocalDoor;
}

/** What the provider says of somebody. */
export interface Told {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
  readonly number: string | null;
  readonly groups: readonly string[];
  /** The domain of a verified address; null: none. */
  readonly domain: string | null;
  readonly secondFactor: boolean;
}

/** What a visit proves itself with. */
export interface Proofs {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Signing in anew is asked for: what was shown before does not count. */
  readonly again: boolean;
}

const PATIENCE_SECONDS = 10;
/** What a word of signing out says it is (OpenID Connect Back-Channel Logout 1.0, §2.4). */
const SIGNED_OUT = 'http://schemas.openid.net/event/backchannel-logout';
/** It is of now: clocks may differ by a minute, and nobody sends an old one again. */
const SIGNED_OUT_WITHIN = { maxTokenAge: '5 minutes', clockTolerance: '1 minute' } as const;
/** Signatures with a public key alone: one made with our own secret would be nobody's word but ours. */
const SIGNATURES = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Whether an address is good for a provider: TLS, or this machine. */
export function isProviderAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || LOOPBACK.test(hostname);
}

export class IdentityProvider {
  readonly terms: ProviderTerms;
  readonly #back: string;
  readonly #home: string;
  #keys: ReturnType<typeof createRemoteJWKSet> | null = null;
  #known: Promise<client.Configuration> | null = null;

  /** `origin`: where people reach the house. */
  constructor(terms: ProviderTerms, origin: string) {
    this.terms = terms;
    this.#back = `${origin}/api/people/provider/back`;
    this.#home = `${origin}/sign-in/staff`;
  }

  /** Where a browser is sent; null: the provider cannot be reached. */
  async address({ state, nonce, verifier, again }: Proofs): Promise<string | null> {
    const config = await this.#configuration().catch(() => null);
    if (config === null) return null;
    const { ask } = this.terms.secondFactor;
    return client.buildAuthorizationUrl(config, {
      redirect_uri: this.#back,
      scope: this.terms.scope,
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(ask === null ? {} : { acr_values: ask }),
      ...(again ? { max_age: '0', prompt: 'login' } : {}),
    }).href;
  }

  /** What it says of whoever came back with this query ("?code=…"). */
  async told(query: string, proofs: Proofs): Promise<Told | 'unreachable' | 'refused'> {
    try {
      const config = await this.#configuration();
      const tokens = await client.authorizationCodeGrant(config, new URL(`${this.#back}${query}`), {
        expectedState: proofs.state,
        expectedNonce: proofs.nonce,
        pkceCodeVerifier: proofs.verifier,
        idTokenExpected: true,
        ...(proofs.again ? { maxAge: 0 } : {}),
      });
      const claims = tokens.claims();
      if (claims === undefined) return 'refused';
      // Groups often stand only where more room is.
      const more =
        claims[this.terms.claims.groups] === undefined &&
        config.serverMetadata().userinfo_endpoint !== undefined
          ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
          : {};
      return this.#read({ ...more, ...claims });
    } catch (error) {
      return isUnreachable(error) ? 'unreachable' : 'refused';
    }
  }

  /** Whose sessions end, by the provider's own word (a "logout token"); its sort is told apart from every other token (§2.6, §4.1). */
  async signedOut(token: string): Promise<{ readonly subject: string } | 'unreachable' | 'refused'> {
    try {
      const config = await this.#configuration();
      const { issuer, jwks_uri: keys } = config.serverMetadata();
      if (keys === undefined) return 'refused';
      this.#keys ??= createRemoteJWKSet(new URL(keys), { timeoutDuration: PATIENCE_SECONDS * 1000 });
      const { payload, protectedHeader } = await jwtVerify(token, this.#keys, {
        ...{ issuer, audience: this.terms.clientId, algorithms: SIGNATURES },
        ...{ ...SIGNED_OUT_WITHIN, requiredClaims: ['iat', 'exp', 'jti', 'events', 'sub'] },
      });
      const { typ = 'logout+jwt' } = protectedHeader;
      const { events, nonce, sub } = payload;
      const says = typeof events === 'object' && events !== null && Object.hasOwn(events, SIGNED_OUT);
      const isOfItsSort = ['logout+jwt', 'jwt'].includes(typ.toLowerCase()) && says && nonce === undefined;
      return isOfItsSort && typeof sub === 'string' && sub !== '' ? { subject: sub } : 'refused';
    } catch (error) {
      const isAnswered = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
      return isAnswered ? 'refused' : 'unreachable';
    }
  }

  /** Where signing out goes on, if the provider has such a place and can be asked; null: nowhere. */
  async farewell(): Promise<string | null> {
    const config = await this.#configuration().catch(() => null);
    if (config?.serverMetadata().end_session_endpoint === undefined) return null;
    return client.buildEndSessionUrl(config, { post_logout_redirect_uri: this.#home }).href;
  }

  #configuration(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.terms;
    const here = new URL(issuer).protocol === 'http:';
    if (!isProviderAddress(issuer)) throw new Error(`a provider at ${issuer} would be asked in the clear`);
    this.#known ??= client
      .discovery(new URL(issuer), clientId, clientSecret, undefined, {
        timeout: PATIENCE_SECONDS,
        ...(here ? { execute: [client.allowInsecureRequests] } : {}),
      })
      .catch((error: unknown) => {
        this.#known = null;
        throw error;
      });
    return this.#known;
  }

  #read(claims: Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string }): Told {
    const { claims: names, secondFactor } = this.terms;
    const [number, name] = [claims[names.number], claims.name].map(wordIn);
    const email = claims.email_verified === true ? wordIn(claims.email) : null;
    const methods = wordsIn(claims.amr);
    const level = wordIn(claims.acr);
    return {
      issuer: claims.iss,
      subject: claims.sub,
      name: name ?? null,
      number: number ?? null,
      groups: wordsIn(claims[names.groups]),
      domain: email?.split('@').at(-1)?.toLowerCase() ?? null,
      secondFactor:
        methods.some((one) => secondFactor.amr.includes(one)) ||
        (level !== null && secondFactor.acr.includes(level)),
    };
  }
}

const wordIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const wordsIn = (value: unknown): string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string' && one !== '');

/** What is no word of the provider's own: a line that broke, a silence, a failure on its side. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    return error instanceof client.ResponseBodyError && error.status >= 500;
  if (!(error instanceof client.ClientError)) return true;
  const { code, cause } = error;
  if (code === 'OAUTH_TIMEOUT' || code === undefined) return true;
  return cause instanceof Response && cause.status >= 500;
}
