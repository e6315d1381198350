/**
 * Where is the description of the API: for a program, and for a person who tries it?
 *
 * /api/openapi.json and, made from the same document, /api/reference with its style and script. Nothing is loaded from elsewhere.
 */
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../identity/verify-page.ts';
import type { ApiDocument } from './api-description.ts';
import { referencePage } from './reference-page.ts';
import { REFERENCE_SCRIPT, REFERENCE_STYLE } from './reference-script.ts';

/** The document as it is served and committed. */
export function apiDocument(app: FastifyInstance): ApiDocument {
  const document: unknown = app.swagger();
  return document as ApiDocument;
}

/** The addresses under /api. */
export async function referenceApi(app: FastifyInstance): Promise<void> {
  const schema = { hide: true };
  app.get('/openapi.json', { schema }, async () => apiDocument(app));
  app.get('/reference', { schema }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(referencePage(apiDocument(app), languageOf(request))),
  );
  app.get('/reference/page.js', { schema }, async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(REFERENCE_SCRIPT),
  );
  app.get('/reference/page.css', { schema }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(REFERENCE_STYLE),
  );
}
