/**
 * Which accounts does the name of a cell mean?
 *
 * Names are those that the pictures write (`partsText`): "M1~sms". One that is none of ours means nobody.
 */
import { type Day, parseDay } from '../../rules/days.ts';
import {
  type Behind,
  behindComplaints,
  behindContacts,
  behindCured,
  behindFlow,
  behindHours,
  behindPlans,
  behindReceived,
  behindRefused,
  behindRoll,
  behindVintage,
} from '../db/figures/behind.ts';
import { monthEnd } from './count-figures.ts';
import type { FigureName } from './figure-shape.ts';

/** What stands behind `of` in a figure; null for a name that is none. */
export function behindCell(figure: FigureName, of: string): Behind | null {
  const parts = of.split('~');
  const [one = '', two = '', three = ''] = parts;
  const fits = (length: number) => parts.length === length && parts.every((part) => part !== '');
  switch (figure) {
    case 'rolls': {
      const month = monthNamed(one);
      return fits(3) && month !== null ? behindRoll(month, monthEnd(month), two, three) : null;
    }
    case 'vintages': {
      const month = monthNamed(one);
      const late = Number(two);
      return fits(2) && month !== null && [30, 60, 90].includes(late) ? behindVintage(month, late) : null;
    }
    case 'flow':
      return fits(2) ? behindFlow(one, two) : null;
    case 'recovery':
      return fits(2) ? behindReceived(one, two) : null;
    case 'cure':
      return fits(2) && (two === 'alone' || two === 'contacted')
        ? behindCured(one, two === 'contacted')
        : null;
    case 'contacts':
      return fits(3) ? behindContacts(one, two, three) : null;
    case 'hours':
      return fits(3) && /^[1-7]$/.test(one) && /^\d{1,2}$/.test(two)
        ? behindHours(Number(one), Number(two), three)
        : null;
    case 'refusals':
      return fits(2) ? behindRefused(one, two) : null;
    case 'complaints':
      return fits(2) ? behindComplaints(one, two) : null;
    case 'plans':
      return fits(2) ? behindPlans(one, two) : null;
    case 'silence':
      return null;
    default:
      return figure satisfies never;
  }
}

/** The first day of "2026-10". */
function monthNamed(text: string): Day | null {
  return /^\d{4}-\d{2}$/.test(text) ? parseDay(`${text}-01`) : null;
}
