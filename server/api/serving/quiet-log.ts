/**
 * What does the server's log leave out?
 *
 * Secrets: what travels in headers that open doors, the tail of an address that a provider or a link brings along, and what an error
 * carries besides its words. A line says what failed, with the code that its caller was told, and the code's own trace.
 */
const HEADERS = [
  'authorization',
  'cookie',
  'set-cookie',
  'proxy-authorization',
  'x-api-key',
  'webhook-signature',
];

interface Asked {
  readonly method?: string;
  readonly url?: string;
  readonly id?: string;
}

/** The address without what stands behind "?", and with one-time tokens cut short. */
export function plainAddress(url: string): string {
  const [path = ''] = url.split('?');
  return path.replace(/^(\/unsubscribe\/).+/, '$1…');
}

interface ToldError {
  readonly [key: string]: unknown;
  readonly type: string;
  readonly message: string;
  readonly stack: string;
}

/** What is kept of an error: an error of the database has the row that it is about in its details. */
function told(error: unknown): ToldError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const { name, message, stack = '' } = error;
  const code: unknown = Reflect.get(error, 'code');
  const cause = error.cause === undefined ? {} : { cause: told(error.cause) };
  return { type: name, message, stack, ...(typeof code === 'string' ? { code } : {}), ...cause };
}

interface ToldRequest {
  readonly [key: string]: unknown;
  readonly method?: string;
  readonly url?: string;
}

interface Logging {
  readonly level: string;
  readonly redact: { paths: string[]; censor: string };
  readonly serializers: { req: (asked: Asked) => ToldRequest; err: (error: Error) => ToldError };
}

/** Where a log is written instead of to the process's own output. */
export interface LogStream {
  write(line: string): void;
}

/** How the server logs. */
export const LOG: Logging = {
  level: 'warn',
  redact: {
    paths: HEADERS.flatMap((name) => [
      `req.headers["${name}"]`,
      `res.headers["${name}"]`,
      `headers["${name}"]`,
    ]),
    censor: '[left out]',
  },
  serializers: {
    req: ({ method, url = '', id }: Asked) => ({ id, method, url: plainAddress(url) }),
    err: told,
  },
};
