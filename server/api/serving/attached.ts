/**
 * How does a file leave the API: of which kind, under which name?
 *
 * As an attachment, so that a browser keeps it and opens nothing of ours in the site's own name.
 */
import type { FastifyReply } from 'fastify';

/** Kinds of a table as a file. */
export const TABLE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The reply to which the bytes are then sent. */
export function attached(reply: FastifyReply, type: string, name: string): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
}

/** Sends a page of paper to be looked at in the browser. */
export function paperShown(reply: FastifyReply, pdf: Uint8Array, name: string): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${name}"`)
    .send(Buffer.from(pdf));
}
