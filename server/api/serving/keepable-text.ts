/**
 * Can what was sent be kept at all?
 *
 * PostgreSQL keeps every text but one with a zero byte. Nobody types one, so it is refused before any address looks at the request: what
 * stands in the address before it is even asked whose it is.
 */
import type { FastifyInstance } from 'fastify';
import { Refused } from '../problem.ts';

/** Refuses a request whose address or body holds a zero byte. */
export function refuseZeroBytes(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ params, query }) => refuse({ params, query }));
  app.addHook('preValidation', async ({ body }) => refuse({ body }));
}

function refuse(parts: Readonly<Record<string, unknown>>): void {
  for (const [where, part] of Object.entries(parts))
    if (holdsZeroByte(part))
      throw new Refused(400, 'A text in this request holds a zero byte.', [
        { where, what: 'no text can be kept with a zero byte', todo: 'Leave it out and ask again.' },
      ]);
}

function holdsZeroByte(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return Object.entries(value).some(([name, one]) => name.includes('\0') || holdsZeroByte(one));
}
