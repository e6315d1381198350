import type { SuggestionModel } from '../../rules/complaint/kind-suggestion.ts';
export const SUGGESTION: SuggestionModel = { version: '', base: {}, weights: {}, hardshipFrom: 0 };
