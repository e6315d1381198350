/**
 * Which addresses does the server have?
 *
 * All of them, registered by hand: one door for each audience under /api, the description of the API, and the built web
 * for everything else.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastifySwagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { walled } from '../db/people/walled-pool.ts';
import { agenciesApi } from './agencies/agencies-api.ts';
import { agencyWorkApi } from './agencies/agency-work-api.ts';
import { serveRegister } from './agencies/register-page.ts';
import { agentApi } from './agent-api.ts';
import { agentAgreements, borrowerAgreements } from './agreements/agreements-api.ts';
import { borrowerApi } from './borrower-api.ts';
import { callsApi } from './calls/calls-api.ts';
import { exchangeApi } from './calls/exchange-api.ts';
import { complaintsApi, ownComplaintsApi } from './complaints/complaints-api.ts';
import { bureauFileApi } from './court/bureau-file-api.ts';
import { courtApi } from './court/court-api.ts';
import { ownCourtApi } from './court/own-court-api.ts';
import { pathsApi } from './court/paths-api.ts';
import { bureauApi } from './credit/bureau-api.ts';
import { deskApi } from './desk/desk-api.ts';
import { agentDisputesApi, disputesApi } from './disputes/disputes-api.ts';
import { ownDisputesApi } from './disputes/own-disputes-api.ts';
import { doorsApi } from './doors-api.ts';
import { evidenceApi } from './evidence/evidence-api.ts';
import { farEndsApi } from './far-ends-api.ts';
import { figuresApi } from './figures/figures-api.ts';
import { firmDoorApi } from './firms/firm-door-api.ts';
import { firmsApi } from './firms/firms-api.ts';
import type { House } from './house.ts';
import { serveChecks } from './identity/verify-api.ts';
import { agentWords, borrowerWords } from './identity/word-api.ts';
import { devicesApi } from './inbox/devices-api.ts';
import { inboxApi } from './inbox/inbox-api.ts';
import { ladderApi } from './ladder/ladder-api.ts';
import { lawApi } from './law/law-api.ts';
import { leadDoor } from './lead/lead-api.ts';
import { lettersApi } from './letters/letters-api.ts';
import { eventsApi } from './live/events-api.ts';
import { payApi } from './live/pay-api.ts';
import { repliesApi } from './live/replies-api.ts';
import { ownSilenceApi, silenceApi } from './live/silence-api.ts';
import { serveUnsubscribing } from './live/unsubscribe-api.ts';
import { wishesApi } from './live/wishes-api.ts';
import { hooksApi } from './machines/hooks-api.ts';
import { hostApi } from './machines/host-api.ts';
import { keepAnswers } from './machines/kept-answers.ts';
import { keysApi } from './machines/keys-api.ts';
import { erasureApi } from './oversight/erasure-api.ts';
import { oversightApi } from './oversight/oversight-api.ts';
import { recordsApi } from './oversight/records-api.ts';
import { ownDataApi } from './own/own-data-api.ts';
import { checkoutApi } from './payments/checkout-api.ts';
import { paymentNoticesApi } from './payments/notices-api.ts';
import { demoApi } from './people/demo-api.ts';
import { keepDoors } from './people/doorkeeper.ts';
import { ownSignInApi } from './people/own-sign-in-api.ts';
import { passkeyApi } from './people/passkey-api.ts';
import { peopleApi } from './people/people-api.ts';
import { providerApi } from './people/provider-api.ts';
import { staffApi } from './people/staff-api.ts';
import { servePlain } from './plain/plain-api.ts';
import { preventionApi } from './prevention/prevention-api.ts';
import { answerProblems, notFound } from './problem.ts';
import { ownStatementsApi } from './reckoning/own-statements-api.ts';
import { reckoningApi } from './reckoning/reckoning-api.ts';
import { type ApiDocument, describedApi } from './reference/api-description.ts';
import { referenceApi } from './reference/reference-api.ts';
import { agentCareApi, careApi } from './review/care-api.ts';
import { papersApi } from './review/papers-api.ts';
import { ownReviewApi, reviewApi, sidesApi } from './review/review-api.ts';
import { serveClaims } from './sale/claims-page.ts';
import { ownClaimApi } from './sale/own-claim-api.ts';
import { salesApi } from './sale/sales-api.ts';
import { writeOffsApi } from './sale/write-offs-api.ts';
import { healthApi } from './serving/health-api.ts';
import { refuseZeroBytes } from './serving/keepable-text.ts';
import { mailFrameApi } from './serving/mail-frame-api.ts';
import { LOG, type LogStream } from './serving/quiet-log.ts';
import { dropUnusedSockets } from './serving/unused-sockets.ts';
import { homeWriter, ownHome } from './serving/written-home.ts';
import { studioApi } from './studio-api.ts';
import { textsApi } from './texts/texts-api.ts';
import { revealApi } from './vault/reveal-api.ts';
import { ownSeenApi, seenApi } from './vault/seen-api.ts';
import { keepSeen } from './vault/seen-hook.ts';
import { fieldApi } from './visits/field-api.ts';
import { leadVisitsApi } from './visits/lead-visits-api.ts';
import { mapApi } from './visits/map-api.ts';
import { ownVisitsApi } from './visits/own-visits-api.ts';
import { doorSoundApi, heardSoundApi, ownSoundApi } from './visits/sound-api.ts';
import { ownWarningApi, warningsApi } from './warning/warning-api.ts';

/** Builds the server without listening. `web`: folder of the built web, or null to serve the API alone; `logger`: how it logs, if not as usual. */
export async function buildApplication(
  given: House,
  web: string | null,
  logger: typeof LOG & { readonly stream?: LogStream } = LOG,
): Promise<FastifyInstance> {
  const { house, close } = given.people === undefined ? { house: given, close: null } : behindWall(given);
  const app = Fastify({
    logger,
    routerOptions: { maxParamLength: 200 },
    // A proxy on this machine says for whom it asks; nobody else is believed.
    trustProxy: 'loopback',
  });
  if (close !== null) app.addHook('onClose', close);
  dropUnusedSockets(app);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app);
  refuseZeroBytes(app);
  keepDoors(app, house);
  keepSeen(app, house);
  keepAnswers(app, house);
  await describe(app);
  await app.register(healthApi(house));
  await app.register(mailFrameApi, { prefix: '/api' });
  await openDoors(app, house);
  await serveChecks(app, house);
  await serveRegister(app, house);
  await serveClaims(app, house);
  await serveUnsubscribing(app, house);
  await servePlain(app, house);
  if (house.farEnds !== undefined) await app.register(farEndsApi(house.farEnds), { prefix: '/api/far-ends' });
  await app.register(referenceApi, { prefix: '/api' });
  if (web !== null) await serveWeb(app, web);
  else app.setNotFoundHandler(notFound);
  return app;
}

/** The same house with the pool of those who are signed in; its ladder is still asked for each time. */
function behindWall(house: House): { readonly house: House; readonly close: () => Promise<void> } {
  const { pool: front, close } = walled(house.pool);
  const pool = { value: front, enumerable: true };
  return {
    house: Object.defineProperties({} as House, { ...Object.getOwnPropertyDescriptors(house), pool }),
    close,
  };
}

/** Has every route that comes after it described from its schemas. */
async function describe(app: FastifyInstance): Promise<void> {
  const description =
    'The whole life of an overdue consumer-credit account, by audience: borrower, agent, studio, and the lender’s own systems (host). People sign in and are known by a cookie; a program sends its key, made on /people/keys, as "Authorization: Bearer anh_…". Whatever changes something under /api/host takes an Idempotency-Key.';
  await app.register(fastifySwagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Anhuan', version: '0.1.0', description } },
    transform: jsonSchemaTransform,
    transformObject: (document) => {
      // Two packages have types of their own for one document.
      const raw: unknown = jsonSchemaTransformObject(document);
      const whole: unknown = describedApi(raw as ApiDocument);
      return whole as ReturnType<typeof jsonSchemaTransformObject>;
    },
  });
}

/** One door for each audience. */
async function openDoors(app: FastifyInstance, house: House): Promise<void> {
  await app.register(doorsApi(house), { prefix: '/api' });
  await app.register(peopleApi(house), { prefix: '/api/people' });
  await app.register(staffApi(house), { prefix: '/api/people' });
  await app.register(keysApi(house), { prefix: '/api/people' });
  await app.register(hooksApi(house), { prefix: '/api/people' });
  await app.register(hostApi(house), { prefix: '/api/host' });
  await app.register(passkeyApi(house), { prefix: '/api/people' });
  await app.register(ownSignInApi(house), { prefix: '/api/people' });
  await app.register(providerApi(house), { prefix: '/api/people' });
  if (house.people?.demonstration === true) await app.register(demoApi(house), { prefix: '/api/people' });
  await app.register(eventsApi(house), { prefix: '/api' });
  await app.register(evidenceApi(house), { prefix: '/api/evidence' });
  await app.register(borrowerApi(house), { prefix: '/api/borrower' });
  await app.register(payApi(house), { prefix: '/api/borrower' });
  await app.register(checkoutApi(house), { prefix: '/api/borrower' });
  await app.register(ownDataApi(house), { prefix: '/api/borrower' });
  await app.register(paymentNoticesApi(house), { prefix: '/api/payments' });
  await app.register(ownSilenceApi(house), { prefix: '/api/borrower' });
  await app.register(wishesApi(house), { prefix: '/api/borrower' });
  await app.register(preventionApi(house), { prefix: '/api/borrower' });
  await app.register(ownCourtApi(house), { prefix: '/api/borrower' });
  await app.register(ownClaimApi(house), { prefix: '/api/borrower' });
  await app.register(ownComplaintsApi(house), { prefix: '/api/borrower' });
  await app.register(complaintsApi(house), { prefix: '/api/studio/complaints' });
  await app.register(ownDisputesApi(house), { prefix: '/api/borrower' });
  await app.register(ownWarningApi(house), { prefix: '/api/borrower' });
  await app.register(inboxApi(house), { prefix: '/api/borrower' });
  await app.register(devicesApi(house), { prefix: '/api/borrower' });
  await app.register(borrowerWords(house), { prefix: '/api/borrower' });
  await app.register(borrowerAgreements(house), { prefix: '/api/borrower' });
  await app.register(agentApi(house), { prefix: '/api/agent' });
  await app.register(deskApi(house), { prefix: '/api/agent' });
  await app.register(agentAgreements(house), { prefix: '/api/agent' });
  await app.register(callsApi(house), { prefix: '/api/agent/calls' });
  await app.register(exchangeApi(house), { prefix: '/api/exchange' });
  await app.register(agentWords(house), { prefix: '/api/agent' });
  await app.register(repliesApi(house), { prefix: '/api/agent' });
  await app.register(careApi(house), { prefix: '/api/borrower' });
  await app.register(agentCareApi(house), { prefix: '/api/agent' });
  await app.register(papersApi(house), { prefix: '/api/borrower' });
  await app.register(ownReviewApi(house), { prefix: '/api/borrower' });
  await app.register(reviewApi(house), { prefix: '/api/agent/review' });
  await app.register(agentDisputesApi(house), { prefix: '/api/agent' });
  await app.register(sidesApi(house), { prefix: '/api/agent/review' });
  await app.register(ownVisitsApi(house), { prefix: '/api/borrower' });
  await app.register(fieldApi(house), { prefix: '/api/visit' });
  await app.register(mapApi(house), { prefix: '/api/visit' });
  await app.register(doorSoundApi(house), { prefix: '/api/visit' });
  await app.register(ownSoundApi(house), { prefix: '/api/borrower' });
  await app.register(heardSoundApi(house), { prefix: '/api/lead/visits' });
  await app.register(leadVisitsApi(house), { prefix: '/api/lead/visits' });
  await openStudio(app, house);
}

/** Those who look after the house. */
async function openStudio(app: FastifyInstance, house: House): Promise<void> {
  await app.register(studioApi(house), { prefix: '/api/studio' });
  await app.register(textsApi(house), { prefix: '/api/studio' });
  await app.register(ladderApi(house), { prefix: '/api/studio' });
  await app.register(lawApi(house), { prefix: '/api/studio' });
  await app.register(bureauApi(house), { prefix: '/api/studio' });
  await app.register(courtApi(house), { prefix: '/api/court' });
  await app.register(pathsApi(house), { prefix: '/api/court' });
  await app.register(bureauFileApi(house), { prefix: '/api/court' });
  await app.register(writeOffsApi(house), { prefix: '/api/sale/write-offs' });
  await app.register(salesApi(house), { prefix: '/api/sale' });
  await app.register(disputesApi(house), { prefix: '/api/studio' });
  await app.register(lettersApi(house), { prefix: '/api/studio' });
  await app.register(firmsApi(house), { prefix: '/api/studio' });
  await app.register(firmDoorApi(house), { prefix: '/api/firm' });
  await app.register(silenceApi(house), { prefix: '/api/studio' });
  await app.register(warningsApi(house), { prefix: '/api/studio' });
  await app.register(leadDoor(house), { prefix: '/api' });
  await app.register(revealApi(house), { prefix: '/api/agent' });
  await app.register(seenApi(house), { prefix: '/api/studio' });
  await app.register(ownSeenApi(house), { prefix: '/api/borrower' });
  await app.register(figuresApi(house), { prefix: '/api/studio/figures' });
  await app.register(oversightApi(house), { prefix: '/api/compliance' });
  await app.register(recordsApi(house), { prefix: '/api/compliance' });
  await app.register(erasureApi(house), { prefix: '/api/compliance' });
  await app.register(agenciesApi(house), { prefix: '/api/agencies' });
  await app.register(agencyWorkApi(house), { prefix: '/api/agency' });
  await app.register(reckoningApi(house), { prefix: '/api/agencies' });
  await app.register(ownStatementsApi(house), { prefix: '/api/agency' });
}

/** Files of the web; any other address outside /api is a page of the web, which routes by itself. */
async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`the web is not built: ${folder} has no index.html`);
  await app.register(fastifyStatic, {
    root: folder,
    index: 'index.html',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    setHeaders: keeper(join(folder, 'verifier.html')),
  });
  const write = await homeWriter(app, folder);
  app.setNotFoundHandler(async (request, reply) => {
    const { method, url } = request;
    if (method !== 'GET' || url.startsWith('/api')) return notFound(request, reply);
    const written = (await write?.(request, reply)) ?? null;
    if (written !== null) return reply.send(written);
    const home = ownHome(url);
    if (home !== null) reply.header('link', aheadOf(home));
    return reply.type('text/html').sendFile('index.html', { immutable: false, maxAge: 0 });
  });
}

/**
 * What an unwritten home will ask first: the browser is told with the page itself, and asks while it still reads the scripts. The same two
 * questions, asked the same way, or the browser would ask twice (web/borrower/owe-page.tsx).
 */
function aheadOf(home: string): string {
  return [`/api${home}`, '/api/people/me']
    .map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`)
    .join(', ');
}

/** File names of assets carry a hash of their content; the first page and the worker for reminders do not. */
function keeper(verifier: string): (reply: FastifyReply, path: string) => void {
  const policy = existsSync(verifier) ? onlyItself(readFileSync(verifier, 'utf8')) : null;
  return (reply, path) => {
    if (/(\.html|-worker\.js|\.webmanifest)(\.br|\.gz)?$/.test(path))
      reply.header('cache-control', 'no-cache');
    if (policy !== null && path.includes('verifier.html')) reply.header('content-security-policy', policy);
  };
}

/** The page that checks evidence is one file that asks for nothing: what stands in it may run, and nothing else. */
function onlyItself(page: string): string {
  const hashes = (name: string) =>
    [...page.matchAll(new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`, 'g'))]
      .map(
        ([, text]) =>
          `'sha256-${createHash('sha256')
            .update(text ?? '')
            .digest('base64')}'`,
      )
      .join(' ');
  const asks = `script-src ${hashes('script')}; style-src ${hashes('style')}; img-src data:`;
  return `default-src 'none'; ${asks}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
