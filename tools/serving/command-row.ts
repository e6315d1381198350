/**
 * What does the table of subcommands say of each, and what is a body given?
 */

/** What a body is given. */
export interface Call {
  /** The words after the command's name, in the order of `words` in its row; null for an optional one not given. */
  readonly words: readonly (string | null)[];
  /** The command's own options by their long name in camel case; undefined when not given. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** The external server, or undefined for the embedded one. */
  readonly databaseUrl: string | undefined;
  /** True when the answer goes to a program: one JSON value on standard output and nothing else there. */
  readonly json: boolean;
}

/** The exit code. 0: done. 1: it did not hold or did not work. 2: wrong usage. 3: the surroundings are in the way. */
export type Run = (call: Call) => Promise<number>;

export interface Row {
  readonly name: string;
  readonly summary: string;
  /** Positional words in commander's notation: `<file>` obligatory, `[day]` optional. */
  readonly words?: readonly string[];
  /** Pairs of flags and meaning, a third entry being the default. */
  readonly options?: readonly (readonly [flags: string, meaning: string, otherwise?: string])[];
  /** Options without which it cannot run, in the same way. */
  readonly needs?: readonly (readonly [flags: string, meaning: string])[];
  /** A command line that works as it stands. */
  readonly example: string;
  /** Whether it opens the database: adds `--database-url`. */
  readonly database?: boolean;
  /** Whether it answers a question: adds `--json`. */
  readonly json?: boolean;
  readonly load: () => Promise<{ readonly run: Run }>;
}
