/**
 * Which words suggest which kind of complaint?
 *
 * Made by `./anhuan complaints FILE --write`, measured in docs/complaints.md. Trained on the CFPB's Consumer Complaint Database, payday and
 * personal loans, 2023 (public domain): words and weights only, no texts.
 */
import { COMPLAINT_KINDS } from '../../rules/complaint/complaint-kinds.ts';
import type { SuggestionModel } from '../../rules/complaint/kind-suggestion.ts';
import model from './suggestion-model.json' with { type: 'json' };

export const SUGGESTION: SuggestionModel = {
  ...model,
  kinds: COMPLAINT_KINDS.filter((kind) => model.kinds.includes(kind)),
};
