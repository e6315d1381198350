/**
 * What does a caller get when it cannot be done?
 *
 * RFC 9457 problem details: what is wrong, where, and what to do. A refusal names the field; a trouble of the
 * surroundings (no database) is told with its remedy; a mistake of ours is logged with its code and told as one.
 */
import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Trouble } from '../trouble.ts';
import { askedLanguage, toldIn } from './told/told-problem.ts';

export const ProblemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string().optional().describe('Quote this when asking for help'),
    errors: z.array(z.object({ where: z.string(), what: z.string(), todo: z.string() })).default([]),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });

/** The refusals an address may answer with, for its description: all of them problem details. */
export function problemsAt<Status extends number>(
  ...statuses: readonly Status[]
): Record<Status, typeof ProblemDetails> {
  return Object.fromEntries(statuses.map((status) => [status, ProblemDetails])) as Record<
    Status,
    typeof ProblemDetails
  >;
}

type Problem = z.infer<typeof ProblemDetails>;
type Where = Problem['errors'][number];

/** A request that cannot be met, thrown by a handler. */
export class Refused extends Error {
  readonly status: number;
  readonly errors: readonly Where[];

  constructor(status: number, message: string, errors: readonly Where[] = []) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not now',
  422: 'Not to be taken like this',
  429: 'Too many requests',
  500: 'A mistake of ours',
  503: 'Not available at the moment',
};

const BROKEN_UPLOAD =
  /^(Unexpected end of (multipart data|form)|Multipart: Boundary not found|Malformed part header|Part terminated early)/;

/** Answers every error and unknown address of `app` with problem details. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error, request);
    if (problem.status >= 500)
      request.log.error({ err: error, code: problem.code }, 'a request could not be met');
    return send(reply, request, problem);
  });
}

/** Answers an address that nothing serves. */
export function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return send(reply, request, {
    ...shell(404, request),
    detail: `Nothing is served at ${request.method} ${pathOf(request)}.`,
  });
}

function problemOf(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Refused)
    return { ...shell(error.status, request), detail: error.message, errors: [...error.errors] };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const place = error.validationContext ?? 'request';
    const errors = error.validation.map(({ instancePath, message }) => ({
      where: `${place}${instancePath.replaceAll('/', '.')}`,
      what: message ?? 'not what is expected here',
      todo: 'Correct it and ask again.',
    }));
    return { ...shell(400, request), detail: errors.map(({ what }) => what).join('; '), errors };
  }
  if (error instanceof Trouble)
    return { ...shell(503, request), detail: [error.message, error.remedy ?? ''].join(' ').trim() };
  const status = statusOf(error);
  if (status < 500) return { ...shell(status, request), detail: error.message };
  return {
    ...shell(500, request),
    detail:
      'The answer could not be made. Nothing was changed by this request. Try again; if it stays so, report the code.',
    code: randomUUID().slice(0, 8),
  };
}

/** The package of uploads has a number of its own for what is no upload, and none for one that breaks off. */
function statusOf({ statusCode, message }: FastifyError): number {
  if (statusCode === 406) return 415;
  return statusCode ?? (BROKEN_UPLOAD.test(message) ? 400 : 500);
}

function shell(status: number, request: FastifyRequest): Omit<Problem, 'detail'> {
  const title = TITLES[status] ?? TITLES[status < 500 ? 400 : 500]!;
  return { type: 'about:blank', title, status, instance: pathOf(request), errors: [] };
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? request.url;
}

function send(reply: FastifyReply, request: FastifyRequest, problem: Problem): FastifyReply {
  const language = askedLanguage(request.headers['accept-language']);
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer((value) => JSON.stringify(value))
    .header('content-language', language)
    .send(toldIn(language, problem));
}
