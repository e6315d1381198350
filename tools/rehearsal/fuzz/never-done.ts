/**
 * Which operations does the walk never bring to an end, and why?
 *
 * Each with its reason. One that is done takes its row out; one that is never done and has no row here is a fault of a long walk.
 */
export const NEVER_DONE: Readonly<Record<string, string>> = {};

/** Requests from which on each operation has had its chance. */
export const LONG_WALK = 20_000;
