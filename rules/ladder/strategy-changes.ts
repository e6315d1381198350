/**
 * What is different between two versions of a strategy?
 *
 * Step by step, by name: added, taken out, moved, changed in one of its fields. What is the same is not told.
 */
import type { Step, Strategy } from '../strategy.ts';

/** Fields of a step that may change. */
export const STEP_FIELDS = [
  'day',
  'every',
  'until',
  'channel',
  'template',
  'tone',
  'needs',
  'least',
] as const satisfies readonly (keyof Step)[];
export type StepField = (typeof STEP_FIELDS)[number];

/** One difference. `step`: as it is now, or as it was where it is gone. Values as text; null: none. */
export type StepChange =
  | { readonly kind: 'added' | 'removed'; readonly step: Step }
  | {
      readonly kind: 'moved' | 'changed';
      readonly step: Step;
      readonly field: StepField;
      readonly was: string | null;
      readonly is: string | null;
    };

/** The differences from `before` to `after`, in the order of the days on which they show. */
export function changesBetween(
  before: Pick<Strategy, 'steps'>,
  after: Pick<Strategy, 'steps'>,
): StepChange[] {
  const old = new Map(before.steps.map((step) => [step.id, step]));
  const now = new Map(after.steps.map((step) => [step.id, step]));
  const changes: StepChange[] = [];
  for (const step of before.steps) if (!now.has(step.id)) changes.push({ kind: 'removed', step });
  for (const step of after.steps) {
    const was = old.get(step.id);
    if (was === undefined) {
      changes.push({ kind: 'added', step });
      continue;
    }
    for (const field of STEP_FIELDS) {
      const [then, here] = [fieldText(was, field), fieldText(step, field)];
      if (then !== here)
        changes.push({ kind: field === 'day' ? 'moved' : 'changed', step, field, was: then, is: here });
    }
  }
  return changes.sort((a, b) => a.step.day - b.step.day);
}

/** A field as text; the order of what a step needs says nothing. */
export function fieldText(step: Step, field: StepField): string | null {
  const value = step[field];
  if (value === undefined) return null;
  return field === 'needs' ? [...step.needs].sort().join(' ') : String(value);
}
