/**
 * With what does an agent's page call in a test: which exchange answers, and who had a message before?
 *
 * A real exchange over a real socket; everybody who is to be called got a text message the day before, because no call comes before one.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from '../../../server/api/house.ts';
import { openVoice } from '../../../server/contact/carriers/voice-line.ts';
import { KeptFiles } from '../../../server/contact/kept-files.ts';
import { readDial } from '../../../server/db/calls/dial-rows.ts';
import { keepStaff } from '../../../server/db/gate/fact-rows.ts';
import { lawFor } from '../../../server/gate/law-for.ts';
import { permitAndMark } from '../../../server/gate/permit-desk.ts';
import { attemptOf } from '../../../server/gate/situation-from.ts';
import { startVoiceExchange, type VoiceExchange } from '../../peers/voice-exchange.ts';
import { PAGES_TODAY } from '../page-scene.ts';

const SECRET = `whsec_${Buffer.from('a secret of the desk').toString('base64')}`;

/** An exchange, and what a server is given to call by it. */
export async function openExchange(): Promise<{
  readonly exchange: VoiceExchange;
  readonly telephone: NonNullable<House['telephone']>;
}> {
  const exchange = await startVoiceExchange({ token: 'secret', secret: SECRET });
  const line = openVoice({
    name: 'exchange',
    address: exchange.address,
    token: 'secret',
    secrets: [SECRET],
    shown: '95000',
    ringSeconds: 40,
  });
  return {
    exchange,
    telephone: { line, files: new KeptFiles(mkdtempSync(join(tmpdir(), 'anhuan-recordings-'))) },
  };
}

/** Everybody who is to be called got a text message the day before; these workers are trained. */
export async function readyToCall(house: House, workers: readonly string[]): Promise<void> {
  const { pool, collecting, products, now } = house;
  const rows = await readDial(pool, { today: PAGES_TODAY, now: 0, dayBegins: 0, daysBack: 90, size: 1_000 });
  await permitAndMark(
    pool,
    rows.map(({ slot, borrower, accounts }) => {
      const { at: _, ...attempt } = attemptOf('sms', accounts[0]!, 0, collecting);
      return { key: { slot, borrower }, attempt: { ...attempt, debts: accounts.map(String) } };
    }),
    {
      collecting,
      products,
      lawOf: (region) => lawFor(region, collecting),
      strategy: 'gentle@1',
      now: () => now(PAGES_TODAY) - 1440 + 180,
    },
  );
  await keepStaff(
    pool,
    workers.map((id) => ({ id, trained: true, certified: true })),
    [],
  );
}
