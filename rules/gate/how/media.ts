/**
 * Which ways of contact does a refusal of one medium cover?
 *
 * Who says "stop calling" means every number and the recorded message too; who wants no letters wants no postcards; who wants
 * nothing electronic means every electronic way. A message of unstated electronic kind is refused with any of them.
 */
import type { Way } from '../situation.ts';

const ELECTRONIC: readonly Way[] = ['in-app', 'push', 'sms', 'email', 'data-message', 'portal', 'social'];

const COVERS: Readonly<Record<Way, readonly Way[]>> = {
  'in-app': ['in-app', 'push', 'data-message'],
  push: ['push', 'data-message'],
  sms: ['sms', 'data-message', 'personal-account'],
  email: ['email', 'data-message'],
  'data-message': ELECTRONIC,
  portal: ['portal', 'data-message'],
  social: ['social', 'data-message', 'personal-account'],
  'personal-account': ['personal-account'],
  call: ['call', 'voicemail', 'personal-account'],
  voicemail: ['voicemail'],
  letter: ['letter', 'postcard'],
  postcard: ['postcard'],
  visit: ['visit'],
  court: [],
};

/** True when a refusal of `refused` bars `way`. */
export function covers(refused: Way, way: Way): boolean {
  return COVERS[refused].includes(way);
}

/** True for a way that carries words electronically, so that its receipt can be confirmed the same way. */
export function isElectronic(way: Way): boolean {
  return ELECTRONIC.includes(way);
}
