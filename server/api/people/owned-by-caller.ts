/**
 * Is what this request names the caller's own?
 *
 * Asked once a role lets him in, of the book itself, before anything is read for him. What does not exist is as little his as what is
 * another's, and is refused alike.
 */
import type { FastifyRequest } from 'fastify';
import { STREAMS } from '../../../policy/house/doors/permissions.ts';
import type { Caller, Permission, StaffCaller } from '../../../rules/people/permission.ts';
import { callOfKey } from '../../contact/calls/call-room.ts';
import { readCall } from '../../db/calls/call-rows.ts';
import { isWithFirm } from '../../db/firms/order-rows.ts';
import { isPlacedWith, isReferenceOf } from '../../db/people/belonging.ts';
import type { NamedReference } from '../../db/people/session-rows.ts';
import { dayOfVisit, visitOfName } from '../../db/visits/visit-rows.ts';
import type { House } from '../house.ts';

type Named = Readonly<Record<string, unknown>>;

/** Addresses of this machine. */
export function isThisMachine(ip: string): boolean {
  return /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(ip);
}

/** Whether what a row asks to be the caller's own is. */
export async function isOwn(
  house: House,
  { owns }: Permission,
  caller: Caller,
  request: FastifyRequest,
): Promise<boolean> {
  const params = request.params as Named;
  const query = request.query as Named;
  switch (owns) {
    case 'nothing':
      return true;
    case 'this-machine':
      return isThisMachine(request.ip);
    case 'own-reference':
      return request.signedIn?.isOwn ?? isOwnReference(house, params, caller);
    case 'placed-account':
      return caller.kind === 'staff' && (await isPlaced(house, params, caller));
    case 'own-letter-order':
      return caller.kind === 'staff' && (await isOwnOrder(house, params, caller));
    case 'own-call':
      return caller.kind === 'staff' && (await isOwnCall(house, params, caller));
    case 'own-visit':
      return caller.kind === 'staff' && (await isOwnVisit(house, params, caller));
    case 'own-host':
      return caller.kind === 'machine' && (caller.host === null || caller.host === params.host);
    case 'own-agency':
      return agencyOf(caller) !== null;
    case 'own-stream':
      return isOwnStream(house, query, caller);
  }
}

/** The reference that a row asks to be the caller's own; it is asked about together with his session. */
export function namedBy(row: Permission | undefined, { params }: FastifyRequest): NamedReference | null {
  if (row?.owns !== 'own-reference') return null;
  const { host, reference } = params as Named;
  return typeof host === 'string' && typeof reference === 'string' ? { host, reference } : null;
}

/** To which agency a caller belongs; null: to none. */
export function agencyOf(caller: Caller): string | null {
  return caller.kind === 'staff' || caller.kind === 'machine' ? caller.agency : null;
}

async function isOwnReference({ pool }: House, { host, reference }: Named, caller: Caller): Promise<boolean> {
  if (caller.kind !== 'borrower' || typeof host !== 'string' || typeof reference !== 'string') return false;
  return isReferenceOf(pool, host, reference, caller);
}

/** Only an agency's person is held to what lies with the agency. */
async function isPlaced(house: House, { key }: Named, { agency }: StaffCaller): Promise<boolean> {
  if (agency === null) return true;
  const [, slot, account] = /^(\d{1,3})-(\d{1,18})$/.exec(String(key)) ?? [];
  if (slot === undefined || account === undefined) return false;
  const where = { slot: Number(slot), accountId: BigInt(account) };
  return isPlacedWith(house.pool, where, agency, await house.today());
}

/** Orders that lie with his firm; the list is of nothing else. */
async function isOwnOrder(house: House, { order }: Named, { agency }: StaffCaller): Promise<boolean> {
  if (agency === null) return false;
  if (order === undefined) return true;
  const [, slot, borrower, number] = /^(\d{1,3})-(\d{1,18})-(\d{1,9})$/.exec(String(order)) ?? [];
  if (slot === undefined) return false;
  const key = { slot: Number(slot), borrower: BigInt(borrower!), order: Number(number) };
  return isWithFirm(house.pool, key, agency, await house.today());
}

/** An agent's own calls, and those of an agency's person; whoever looks after agents sees all. */
async function isOwnCall({ pool }: House, { call }: Named, { number, roles }: StaffCaller): Promise<boolean> {
  if (roles.some((role) => role !== 'agent' && role !== 'agency')) return true;
  const key = callOfKey(String(call));
  const row = key === null ? null : await readCall(pool, key);
  return row?.worker === number;
}

/** A list of his own names no visit. */
async function isOwnVisit({ pool }: House, { visit }: Named, { number }: StaffCaller): Promise<boolean> {
  if (visit === undefined) return true;
  const key = visitOfName(String(visit));
  return key !== null && (await dayOfVisit(pool, key, number)) !== null;
}

async function isOwnStream(house: House, query: Named, caller: Caller): Promise<boolean> {
  if (caller.kind === 'borrower') return query.door === 'borrower' && isOwnReference(house, query, caller);
  if (caller.kind !== 'staff') return false;
  const { door } = query;
  const may = door === 'agent' || door === 'studio' || door === 'lead' ? STREAMS[door] : [];
  return caller.roles.some((role) => may.includes(role));
}
