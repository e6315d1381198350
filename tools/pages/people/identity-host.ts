/**
 * What does a lender's identity provider say to us?
 *
 * A certified provider (`oidc-provider`) on a loopback port, over plain HTTP as nowhere else: the far end of OpenID Connect. Its people
 * are those of a list, which a test changes; whoever is named next signs in there without a form.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';

/** Somebody the provider knows, with what it says of him. */
export interface Known {
  readonly sub: string;
  readonly preferred_username?: string;
  readonly name?: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly groups?: readonly string[];
  /** How he showed that it is he: "pwd", "mfa". */
  readonly amr?: readonly string[];
}

export const IDENTITY_CLIENT = { clientId: 'anhuan', clientSecret: 'a secret of thirty-two characters' };

export interface IdentityHost {
  readonly issuer: string;
  /** By the name it gives them. */
  readonly people: Map<string, Known>;
  /** Who signs in next. */
  next: string;
  /** What it signs with. */
  readonly key: JWK;
  /** Where the house really listens, whatever its public address is; null: it hears of nobody who signs out. */
  house: string | null;
  /** Somebody signs out there: the house is told, and what it answered is thrown unless it took the word. */
  signOut(sub: string): Promise<void>;
  /** How often somebody had to sign in there. */
  readonly signedIn: () => number;
  close(): Promise<void>;
}

/** Starts it for a house whose pages stand at `origin`. */
export async function startIdentityHost(origin: string): Promise<IdentityHost> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, Known>();
  let signedIn = 0;
  const made = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(made.privateKey)), kid: 'first', use: 'sig', alg: 'RS256' };
  const provider = providerOf(key, issuer, origin, people, (url) => url.replace(origin, host.house ?? ''));
  const host: IdentityHost = {
    ...{ issuer, people, key, next: '', house: null },
    signOut: async (sub) => {
      const ours = await provider.Client.find(IDENTITY_CLIENT.clientId);
      await (ours as unknown as { backchannelLogout(sub: string): Promise<void> }).backchannelLogout(sub);
    },
    signedIn: () => signedIn,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/sign-in/')) return void answer(request, response);
    signedIn += 1;
    const login = { accountId: host.next, ts: Math.floor(Date.now() / 1000) };
    provider
      .interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
      .catch((error: Error) => response.writeHead(500).end(error.message));
  });
  return host;
}

/** Its terms: one client, ours, that proves its code; nobody is asked what he agrees to. */
function providerOf(
  key: JWK,
  issuer: string,
  origin: string,
  people: ReadonlyMap<string, Known>,
  heardAt: (url: string) => string,
): Provider {
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: IDENTITY_CLIENT.clientId,
        client_secret: IDENTITY_CLIENT.clientSecret,
        redirect_uris: [`${origin}/api/people/provider/back`],
        post_logout_redirect_uris: [`${origin}/sign-in/staff`],
        backchannel_logout_uri: `${origin}/api/people/provider/signed-out`,
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    scopes: ['openid', 'profile', 'email', 'groups'],
    claims: {
      openid: ['sub', 'amr'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
      groups: ['groups'],
    },
    jwks: { keys: [key as Record<string, unknown>] } as NonNullable<Configuration['jwks']>,
    cookies: { keys: ['signs the cookies of a test'] },
    ttl: { Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, Interaction: 600 },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    fetch: (url, options) => {
      // Without what keeps it from this machine's own addresses: the house is on one of them.
      const { method, headers, body } = options ?? {};
      return fetch(heardAt(String(url)), { method, headers, body } as RequestInit);
    },
    pkce: { required: () => true },
    findAccount: (_, sub) => {
      const known = people.get(sub);
      return known && { accountId: sub, claims: () => ({ ...known, groups: [...(known.groups ?? [])] }) };
    },
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope('openid profile email groups');
      await grant.save();
      return grant;
    },
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
  });
  return provider;
}
