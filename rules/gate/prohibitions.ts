/**
 * Which prohibitions are there?
 *
 * One row each; a rule of law names the row that applies it, with its parameters. Adding one: its file, its row here, and
 * the rule in `policy/law/`.
 */
import { quietHours } from './when/quiet-hours.ts';

export const PROHIBITIONS = {
  'quiet-hours': quietHours,
} as const;

type Table = typeof PROHIBITIONS;

/** A prohibition by name, with its parameters. */
export type Bar = {
  [Kind in keyof Table]: { readonly kind: Kind } & Parameters<Table[Kind]>[0];
}[keyof Table];
