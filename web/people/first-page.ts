/** At which page does a role begin its day? The first of its own door, else the first it may open at all. */
import type { StaffRole } from '../../rules/people/permission.ts';
import { DOOR_PAGES, type StaffDoor } from '../parts/door/door-pages.ts';

const DOORS: Readonly<Record<StaffRole, StaffDoor>> = {
  agent: 'agent',
  lead: 'lead',
  strategist: 'studio',
  compliance: 'compliance',
  administrator: 'people',
  agency: 'agent',
  firm: 'people',
  field: 'people',
  auditor: 'compliance',
};

/** Whoever visits begins with his day: a page for a telephone, in no door. */
const VISITS = '/visit';

export function firstPage(roles: readonly StaffRole[]): string {
  if (roles.includes('field')) return VISITS;
  const open = DOOR_PAGES.filter(({ who }) => roles.some((role) => who.includes(role)));
  const own = open.find(({ door }) => roles.some((role) => DOORS[role] === door));
  return (own ?? open[0])?.path ?? '/people/me';
}
