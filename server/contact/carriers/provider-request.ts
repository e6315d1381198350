/**
 * Did a request to a provider arrive, and what was the answer?
 *
 * Whoever asked must know whether a request that failed can have arrived: a connection that was refused never did, anything
 * later may have. An answer is read up to a limit and judged by whoever asked.
 */

/** How a request ended. `told`: the status and the beginning of what was said, for the log. */
export type Asked =
  | { readonly state: 'answered'; readonly status: number; readonly body: unknown; readonly told: string }
  | { readonly state: 'never-arrived'; readonly why: string }
  | { readonly state: 'lost'; readonly why: string };

/** Where to ask, and as whom. */
export interface Door {
  readonly address: string;
  readonly token: string;
}

const UNARRIVED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH']);
const LONGEST_ANSWER = 1 << 20;

/** Asks a provider. Never rejects; ends when `until` does. */
export async function askOver(
  { address, token }: Door,
  method: 'GET' | 'POST' | 'DELETE',
  where: string,
  until: AbortSignal,
  sent: { readonly body?: Uint8Array | string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Asked> {
  try {
    const response = await fetch(address + where, {
      method,
      headers: { authorization: `Bearer ${token}`, ...sent.headers },
      body: sent.body === undefined ? null : (sent.body as BodyInit),
      signal: until,
      redirect: 'error',
    });
    const text = await shortText(response);
    const told = `${response.status} ${text.slice(0, 120)}`.trim();
    return { state: 'answered', status: response.status, body: jsonOf(text), told };
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code ?? '';
    const why = `${(error as Error).name}: ${cause || (error as Error).message}`;
    return UNARRIVED.has(cause) ? { state: 'never-arrived', why } : { state: 'lost', why };
  }
}

/** The text of an answer; one that does not end is cut. */
async function shortText(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    size += piece.length;
    if (size > LONGEST_ANSWER) break;
  }
  return Buffer.concat(pieces).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
