/**
 * May somebody who comes from the identity provider come in here, and as what?
 *
 * Whoever has a group that is written down becomes a person of this house at his first visit; his roles follow his groups at each. He is
 * known by the provider's own name for him: an account that was made here is never taken over, whatever address of mail he has. A
 * visit counts once, is bound to one browser, and keeps no secret: state, nonce and verifier follow from what that browser holds.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { SIGN_IN } from '../../policy/house/doors/sign-in.ts';
import { OUTSIDE_ROLES, STAFF_ROLES } from '../../rules/people/permission.ts';
import {
  addProvided,
  followProvider,
  keepVisit,
  spendVisit,
  staffOfSession,
  staffOfSubject,
  type Visit,
} from '../db/people/provider-rows.ts';
import { confirmSession, endSessionsOf } from '../db/people/session-rows.ts';
import { notePeople } from '../db/people/staff-rows.ts';
import { type Client, type Pool, transaction } from '../db/pool.ts';
import { houseKey } from '../vault/house-key.ts';
import type { GivenRole, IdentityProvider, Proofs, Told } from './identity-provider.ts';
import { freshToken, openSession, tokenDigest } from './session-token.ts';
import type { Asker } from './staff-sign-in.ts';

/** Why somebody did not come in by the provider. */
export type NotProvided =
  | 'unreachable'
  | 'refused'
  | 'no-visit'
  | 'no-group'
  | 'other-domain'
  | 'number-taken'
  | 'left'
  | 'somebody-else'
  | 'no-second-factor';

export type Provided =
  | { readonly state: 'in'; readonly token: string; readonly backTo: string | null }
  | { readonly state: 'confirmed'; readonly backTo: string | null }
  | { readonly state: 'out'; readonly why: NotProvided; readonly backTo: string | null };

const KEY = 'provider-visits';
const NUMBER = /^[A-Za-z0-9_-]{1,40}$/;

async function proofsOf(pool: Pool, token: string, again: boolean): Promise<Proofs> {
  const key = await houseKey(pool, KEY);
  const made = (what: string) => createHmac('sha256', key).update(`${what}/${token}`).digest('base64url');
  return { state: made('state'), nonce: made('nonce'), verifier: made('verifier'), again };
}

/** Begins a visit: where the browser goes, and what it holds meanwhile; null: the provider cannot be reached. */
export async function beginVisit(
  pool: Pool,
  provider: IdentityProvider,
  visit: Visit,
): Promise<{ readonly address: string; readonly token: string } | null> {
  const token = freshToken();
  const address = await provider.address(await proofsOf(pool, token, visit.session !== null));
  if (address === null) return null;
  await keepVisit(pool, tokenDigest(token), visit, SIGN_IN.visitMinutes);
  return { address, token };
}

/** Ends a visit. `query`: what the provider sent back; `token`: what the browser held. */
export async function endVisit(
  pool: Pool,
  provider: IdentityProvider,
  query: string,
  token: string | undefined,
  asker: Asker,
): Promise<Provided> {
  const out = (why: NotProvided, backTo: string | null = null): Provided => ({ state: 'out', why, backTo });
  if (token === undefined) return out('no-visit');
  const { state } = await proofsOf(pool, token, false);
  const given = Buffer.from(new URLSearchParams(query).get('state') ?? '');
  if (given.length !== state.length || !timingSafeEqual(given, Buffer.from(state))) return out('no-visit');
  const visit = await spendVisit(pool, tokenDigest(token));
  if (visit === null) return out('no-visit');
  const { session, backTo } = visit;
  const told = await provider.told(query, await proofsOf(pool, token, session !== null));
  if (typeof told === 'string') return out(told, backTo);
  const followed = await follow(pool, provider, told);
  if (followed.state === 'out') return out(followed.why, backTo);
  if (session !== null) {
    if ((await staffOfSession(pool, session)) !== followed.number) return out('somebody-else', backTo);
    if (!told.secondFactor) return out('no-second-factor', backTo);
    await confirmSession(pool, session);
    return { state: 'confirmed', backTo };
  }
  await notePeople(pool, followed.number, 'signed in at the identity provider', null);
  const of = { staff: followed.number };
  return {
    state: 'in',
    token: await openSession(pool, of, asker.device, 'provider', told.secondFactor),
    backTo,
  };
}

/** Ends what somebody has open here because the provider signed him out; who is not known here has nothing open. */
export async function endProvided(
  pool: Pool,
  provider: IdentityProvider,
  token: string,
): Promise<'done' | 'unreachable' | 'refused'> {
  const told = await provider.signedOut(token);
  if (typeof told === 'string') return told;
  await transaction(pool, async (client) => {
    const known = await staffOfSubject(client, provider.terms.issuer, told.subject);
    if (known === null) return;
    const ended = await endSessionsOf(client, { staff: known.number }, null);
    if (ended > 0) await notePeople(client, 'identity provider', 'signed out', known.number);
  });
  return 'done';
}

type Followed =
  | { readonly state: 'here'; readonly number: string }
  | { readonly state: 'out'; readonly why: NotProvided };

/** Makes the person, or has his name and roles follow what the provider says now. */
async function follow(pool: Pool, { terms }: IdentityProvider, told: Told): Promise<Followed> {
  const roles = rolesOf(terms.roles, told.groups);
  const { domains } = terms;
  const isStrange = domains.length > 0 && (told.domain === null || !domains.includes(told.domain));
  return transaction(pool, async (client) => {
    const known = await staffOfSubject(client, told.issuer, told.subject);
    if (known?.ended === true) return { state: 'out', why: 'left' };
    if (isStrange || roles.length === 0) {
      if (known !== null) {
        await endSessionsOf(client, { staff: known.number }, null);
        await notePeople(client, known.number, 'refused: the identity provider gives no role', null);
      }
      return { state: 'out', why: isStrange ? 'other-domain' : 'no-group' };
    }
    if (known === null) return makeProvided(client, told, roles);
    const name = told.name ?? known.name;
    if (name !== known.name || roles.join() !== known.roles.join()) {
      await followProvider(client, known.number, name, roles);
      await notePeople(client, 'identity provider', `is now: ${roles.join(', ')}`, known.number);
    }
    return { state: 'here', number: known.number };
  });
}

async function makeProvided(client: Client, told: Told, roles: readonly GivenRole[]): Promise<Followed> {
  const number = told.number?.trim() ?? '';
  if (!NUMBER.test(number)) return { state: 'out', why: 'number-taken' };
  const row = { number, login: number.toLowerCase(), name: told.name ?? number, roles, agency: null };
  if (!(await addProvided(client, row, told.issuer, told.subject)))
    return { state: 'out', why: 'number-taken' };
  await notePeople(client, 'identity provider', `made: ${roles.join(', ')}`, number);
  return { state: 'here', number };
}

/** The roles that groups give, in the order of the house. */
function rolesOf(
  given: Readonly<Record<string, readonly GivenRole[]>>,
  groups: readonly string[],
): readonly GivenRole[] {
  const all = new Set<string>(groups.flatMap((group) => (Object.hasOwn(given, group) ? given[group]! : [])));
  return STAFF_ROLES.filter(
    (role): role is GivenRole => !OUTSIDE_ROLES.some((one) => one === role) && all.has(role),
  );
}
