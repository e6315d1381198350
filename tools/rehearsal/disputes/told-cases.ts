/**
 * Which messages are described that are not pointed at, and what is the truth about each?
 *
 * Each person has had one text of ours. What is described is that one, or another that never came from us, or too little to tell.
 */
import { HOUSE } from '../../../policy/house/collecting.ts';
import { PRODUCTS } from '../../../policy/house/products.ts';
import type { Verdict } from '../../../rules/dispute/message-verdict.ts';
import { DAY_MINUTES } from '../../../rules/gate/local-time.ts';
import { CODE_SIGNS } from '../../../rules/telling/check-code.ts';
import { codeOfPermit } from '../../../server/db/disputes/rehearsed-flights.ts';
import type { Described } from '../../../server/disputes/find-told.ts';
import { lawFor } from '../../../server/gate/law-for.ts';
import { decide } from '../../../server/gate/permit-desk.ts';
import { textAbout } from '../gate-scene.ts';
import type { SeededKind, Stage } from './case-stage.ts';
import { send } from './dispute-scene.ts';

const told = (some: Partial<Described>): Described => ({
  at: null,
  way: null,
  code: null,
  number: null,
  text: null,
  ...some,
});

/** A message that is described. */
function described(
  name: string,
  truth: Verdict,
  tellOf: (stage: Stage, code: string, permit: number) => Described | Promise<Described>,
): SeededKind {
  return {
    name,
    truth,
    live: async (stage) => {
      const permit = await send(stage.pool, stage.person, { at: stage.ten, words: WORDS });
      const code = await codeOfPermit(stage.pool, stage.person.key, permit);
      return { told: await tellOf(stage, code, permit) };
    },
  };
}

const WORDS = '您好，这里是示例贷款。您的账户有一笔款项已到期，请登录官方应用查看详情，如有疑问请联系我们。';
/** Lines in the register: one that speaks for the lender, one that no longer does. */
export const LINES = { ours: '01066668888', ended: '01066669999' } as const;

const random = (chance: () => number) =>
  Array.from({ length: 8 }, () => CODE_SIGNS[Math.floor(chance() * CODE_SIGNS.length)]).join('');

/** Code that was given and under which nothing went out. */
async function unusedCode({ pool, person, ten }: Stage): Promise<string> {
  const house = {
    collecting: HOUSE,
    products: PRODUCTS,
    lawOf: () => lawFor('CN-33', HOUSE),
    strategy: 'gentle@1',
    now: () => ten + 30,
  };
  const [decided] = await decide(pool, [{ key: person.key, attempt: textAbout(person) }], house);
  if (decided?.permit == null) throw new Error('no permit was given');
  return codeOfPermit(pool, person.key, decided.permit);
}

/** Every kind of case that is told. */
export const TOLD_KINDS: readonly SeededKind[] = [
  described('told by its code and time', 'right', ({ ten, chance }, code) =>
    told({ code, at: ten + Math.floor(chance() * 600), way: 'sms' }),
  ),
  described('told by our number and its time', 'right', ({ ten }) =>
    told({ number: LINES.ours, at: ten + 2, way: 'sms' }),
  ),
  described('told by its time and its words', 'right', ({ ten }) =>
    told({ at: ten - 3, way: 'sms', text: WORDS.slice(5, 40) }),
  ),
  described('forged code', 'not-ours', ({ ten, chance }) =>
    told({ code: random(chance), at: ten + 60, way: 'sms' }),
  ),
  described('code of somebody else', 'not-ours', ({ ten, other }) =>
    told({ code: other.code, at: ten + 60, way: 'sms' }),
  ),
  described('code under which nothing went out', 'not-ours', async (stage) =>
    told({ code: await unusedCode(stage), at: stage.ten + 40, way: 'sms' }),
  ),
  described('a number that nobody knows', 'not-ours', ({ ten, chance }) =>
    told({ number: `+8617${String(Math.floor(chance() * 1e9)).padStart(9, '0')}`, at: ten + 90, way: 'sms' }),
  ),
  described('a number that no longer speaks for the lender', 'not-ours', ({ ten }) =>
    told({ number: LINES.ended, at: ten + 90, way: 'sms' }),
  ),
  described('his own code from a strange number', 'not-ours', ({ ten, chance }, code) =>
    told({
      code,
      number: `+8617${String(Math.floor(chance() * 1e9)).padStart(9, '0')}`,
      at: ten + 700,
      way: 'sms',
    }),
  ),
  described('our number, a time at which nothing was sent', 'unclear', ({ ten }) =>
    told({ number: LINES.ours, at: ten + 120, way: 'sms' }),
  ),
  described('his own code, ten days before it was given', 'unclear', ({ ten }, code) =>
    told({ code, at: ten - 10 * DAY_MINUTES, way: 'sms' }),
  ),
  described('its time, other words', 'unclear', ({ ten }) =>
    told({ at: ten, way: 'sms', text: '恭喜中奖，请立即点击链接领取大额现金红包并填写银行卡密码' }),
  ),
  described('nothing but that it was unfriendly', 'unclear', () => told({})),
];
