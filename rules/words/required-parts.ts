/**
 * Does this text have every part that it must have?
 *
 * Which parts depends on the way, on the kind of paper and of debt, and on whether it advertises. A text that lacks one is
 * either incomplete (it may be completed) or, where the gap itself misleads or takes away a right, refused.
 */
import { type Finding, missing, PASS } from '../gate/finding.ts';
import type { Debt, Way } from '../gate/situation.ts';
import type { Form, Part, Saying } from './saying.ts';

export interface RequiredParts {
  /** Each part, with the code of what must be added when it lacks. */
  readonly parts: readonly { readonly part: Part; readonly add: string }[];
  readonly ways?: readonly Way[];
  readonly forms?: readonly Form[];
  readonly debts?: readonly Debt['kind'][];
  /** `advertising`: only advertising. `rest-owed`: only after a part settlement whose rest is still owed.
   * `one-of-them`: only where one of the parts is there: then the others belong to it. `asking`: only what asks about debts. */
  readonly when?: 'advertising' | 'rest-owed' | 'one-of-them' | 'asking';
  /** `require`: incomplete. A reason: refused for it. */
  readonly lacking: 'require' | { readonly reason: string };
  /** To whom: absent: whoever hears it. */
  readonly toDebtorOnly?: boolean;
}

export function requiredParts(terms: RequiredParts, saying: Saying): Finding | null {
  const { way, form, parts } = saying;
  if (terms.ways !== undefined && !terms.ways.includes(way)) return null;
  if (terms.forms !== undefined && (form === null || !terms.forms.includes(form))) return null;
  if (terms.debts !== undefined && !saying.debtKinds.some((kind) => terms.debts!.includes(kind))) return null;
  if (terms.toDebtorOnly && saying.hearer.role !== 'debtor') return null;
  if (parts === null) return null;
  if (terms.when === 'asking' && !saying.asks) return null;
  if (terms.when === 'advertising') {
    if (saying.advertising === undefined) return missing('advertising');
    if (!saying.advertising) return null;
  }
  if (terms.when === 'rest-owed') {
    if (saying.restOwed === undefined) return missing('settlement.restOwed');
    if (saying.restOwed !== true) return null;
  }
  if (parts === undefined) return missing('parts');
  if (terms.when === 'one-of-them' && !terms.parts.some(({ part }) => parts.includes(part))) return null;
  const lacking = terms.parts.filter(({ part }) => !parts.includes(part));
  if (lacking.length === 0) return PASS;
  const notes = {
    require: lacking.map(({ add }) => add),
    from: { lacking: lacking.map(({ part }) => part) },
  };
  if (terms.lacking === 'require') return { ...notes, outcome: 'require' };
  return { ...notes, outcome: 'refuse', until: null, reasons: [terms.lacking.reason] };
}

export interface SafeForm {
  readonly form: Form;
  /** Parts that may stand on it without leaving the safe harbour. */
  readonly mayAdd: readonly Part[];
}

/** A form of the authority, used as it is, is a safe harbour; other parts are not forbidden, but leave it. */
export function safeForm({ form, mayAdd }: SafeForm, saying: Saying): Finding | null {
  if (saying.form !== form) return null;
  const beyond = (saying.parts ?? []).filter((part) => !mayAdd.includes(part));
  return beyond.length === 0
    ? { outcome: 'pass', reasons: ['safe_harbor'] }
    : { outcome: 'pass', from: { beyond } };
}
