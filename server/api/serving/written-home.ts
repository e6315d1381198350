/**
 * How does a borrower's home stand there before its script has come?
 *
 * The server writes it with the page, out of what its own addresses answer to this very browser: asked from within, with its cookie, past
 * the same door. What is drawn is the web's own page, built for here. Whenever one of the answers is none, the empty page goes out as for
 * any other address, and the script says what there is to say.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../../rules/telling/language.ts';
import { escaped } from '../../../rules/telling/message-page.ts';
import type { BorrowerAnswer } from '../borrower-schema.ts';

/** An address below /api and what is asked there, with its answer; as web/api/ask.ts keeps it. */
export type WrittenAnswer = readonly [path: string, asked: Readonly<Record<string, string>>, answer: unknown];

export interface Written {
  readonly language: Language;
  readonly answers: readonly WrittenAnswer[];
}

/** What the build for the server holds. */
export interface HomeDrawing {
  readonly drawHome: (address: string, written: Written) => { readonly title: string; readonly body: string };
  readonly pressingAccount: (answer: BorrowerAnswer) => { readonly account: string } | undefined;
}

/** Where the build of the web leaves it, below its folder (own-home-build.ts). */
const DRAWING = 'written/own-home.mjs';
/** Under this name the chosen language comes along (web/parts/words.tsx). */
const LANGUAGE = /(?:^|;\s*)anhuan-language=(en|zh-CN)(?:;|$)/;
/** A packet more or less is nothing beside what harder packing takes here. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)];

export type HomeWriter = (request: FastifyRequest, reply: FastifyReply) => Promise<Buffer | null>;

/** Whose home an address is, as it stands there; null: another page. */
export function ownHome(address: string): string | null {
  return /^\/borrower\/[\w.%-]+\/[\w.%-]+$/.exec(address)?.[0] ?? null;
}

/** Writes homes out of the web built in `folder`; null where it was built without. */
export async function homeWriter(app: FastifyInstance, folder: string): Promise<HomeWriter | null> {
  const file = join(folder, DRAWING);
  if (!existsSync(file)) return null;
  const drawing = (await import(pathToFileURL(file).href)) as HomeDrawing;
  const shell = shellIn(folder);
  return async (request, reply) => {
    const home = ownHome(request.url);
    if (home === null) return null;
    const written = await answersFor(app, drawing, home, request);
    if (written === null) return null;
    const policy = reply.getHeader('content-security-policy');
    if (typeof policy === 'string')
      reply.header(
        'content-security-policy',
        policy.replace("style-src 'self'", `style-src 'self' ${shell.style}`),
      );
    const page = shell.fill(home, written, drawing.drawHome(home, written));
    // Somebody's figures stand in it.
    return packed(page, request, reply.type('text/html; charset=utf-8').header('cache-control', 'no-store'));
  };
}

/** As the page itself decides: what was chosen, else Chinese for whoever reads it at all. */
function languageFor({ headers }: FastifyRequest): Language {
  const chosen = LANGUAGE.exec(headers.cookie ?? '')?.[1] as Language | undefined;
  return chosen ?? (/(^|,)\s*zh\b/i.test(headers['accept-language'] ?? '') ? 'zh-CN' : 'en');
}

/** What the page's script would ask first. */
async function answersFor(
  app: FastifyInstance,
  { pressingAccount }: HomeDrawing,
  home: string,
  request: FastifyRequest,
): Promise<Written | null> {
  const language = languageFor(request);
  const { cookie, 'user-agent': agent } = request.headers;
  const headers = {
    'accept-language': language,
    ...(cookie === undefined ? {} : { cookie }),
    ...(agent === undefined ? {} : { 'user-agent': agent }),
  };
  const ask = async <T>(path: string, query: Record<string, string> = {}): Promise<T | null> => {
    const url = { pathname: `/api${path}`, query };
    const answer = await app.inject({ method: 'GET', url, headers, remoteAddress: request.ip });
    return answer.statusCode === 200 ? answer.json<T>() : null;
  };
  const [me, own] = await Promise.all([ask('/people/me'), ask<BorrowerAnswer>(home)]);
  if (me === null || own === null) return null;
  const pressing = pressingAccount(own)?.account;
  const path = `${home}/accounts/${pressing}/ahead`;
  const ahead = pressing === undefined ? null : await ask(path, { language });
  const answers: WrittenAnswer[] = [
    ['/people/me', {}, me],
    [home, {}, own],
  ];
  return { language, answers: ahead === null ? answers : [...answers, [path, { language }, ahead]] };
}

interface Shell {
  /** The style that stands in it, as a policy of the page allows it. */
  readonly style: string;
  readonly fill: (home: string, written: Written, drawn: ReturnType<HomeDrawing['drawHome']>) => string;
}

/**
 * The built page with its style in it: one way there and back less before anything is seen. The file of the style stays named, switched
 * off, so that no later page fetches it.
 */
function shellIn(folder: string): Shell {
  let style = '';
  const page = readFileSync(join(folder, 'index.html'), 'utf8').replace(
    /<link rel="stylesheet"([^>]*) href="([^"]+)">/g,
    (_, rest: string, file: string) => {
      style += readFileSync(join(folder, file), 'utf8').trim();
      return `<link rel="stylesheet"${rest} href="${file}" disabled>`;
    },
  );
  const digest = createHash('sha256').update(style).digest('base64');
  return {
    style: `'sha256-${digest}'`,
    fill: (home, written, { title, body }) =>
      page
        .replace(/<html lang="[^"]*"/, `<html lang="${written.language}"`)
        .replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(title)}</title><style>${style}</style>`)
        .replace('href="/plain"', `href="/plain${home.slice('/borrower'.length)}"`)
        .replace(
          '<div id="page"></div>',
          () =>
            `<div id="page">${body}</div><script type="application/json" id="written">${inScript(written)}</script>`,
        ),
  };
}

/** Data that no end of a script can stand in. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

async function packed(page: string, { headers }: FastifyRequest, reply: FastifyReply): Promise<Buffer> {
  const takes = headers['accept-encoding'] ?? '';
  const how = /\bbr\b/.test(takes) ? 'br' : /\bgzip\b/.test(takes) ? 'gzip' : null;
  reply.header('vary', 'accept-encoding');
  if (how === null) return Buffer.from(page);
  reply.header('content-encoding', how);
  return how === 'br' ? brotli(page, BROTLI) : gzipped(page);
}
