/**
 * How does the certificate that an agency gave everything back reach the house and the agency?
 */
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Language } from '../../../rules/telling/language.ts';
import { readAgencies } from '../../agencies/agency-desk.ts';
import { declaredCases, readCertificate } from '../../db/reckoning/certificate-rows.ts';
import { certificateTexts } from '../../reckoning/return-certificate.ts';
import { setNote } from '../../reckoning/settlement-paper.ts';
import type { House } from '../house.ts';
import { ProblemDetails, Refused } from '../problem.ts';
import { attached } from '../serving/attached.ts';
import { ByDeclaration, CertificateAsked } from './reckoning-schema.ts';

/** The certificate for the house. */
export function certificateRoutes(house: House): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/returns/:declaration/certificate',
      {
        schema: {
          ...{ tags: ['compliance'], params: ByDeclaration, querystring: CertificateAsked },
          response: { 200: z.any().describe('A PDF'), 404: ProblemDetails },
        },
      },
      ({ params, query }, reply) => sendCertificate(house, params.declaration, null, query.language, reply),
    );
  };
}

/** Sends a certificate; `agency`: only its own (null: any). */
export async function sendCertificate(
  { pool }: House,
  declaration: number,
  agency: string | null,
  language: Language,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const row = await readCertificate(pool, declaration, agency);
  if (row === null)
    throw new Refused(404, 'There is no such certificate.', [
      { where: 'params.declaration', what: String(declaration), todo: 'Look at the list.' },
    ]);
  const names = (await readAgencies(pool)).files.get(row.agency)?.name;
  const name = names === undefined ? row.agency : language === 'en' ? names.en : names.zh;
  const done = await setNote(certificateTexts(row, await declaredCases(pool, declaration), name, language));
  if ('refused' in done) throw new Error(done.refused);
  return attached(reply, 'application/pdf', `certificate-${declaration}.pdf`)
    .header('cache-control', 'no-store')
    .send(Buffer.from(done.pdf));
}
