/**
 * Which agencies and law firms speak for the lender, and which cards do their people carry?
 *
 * A page for anybody that needs no script and tells nothing about any account. A card stands there by its number: whose it is, is asked at
 * the check of callers. Who was struck off stays for a year, and is called so.
 */
import type { FastifyInstance } from 'fastify';
import type { Language } from '../../../rules/telling/language.ts';
import { escaped } from '../../../rules/telling/message-page.ts';
import { type PublicLine, publicRegister } from '../../db/agencies/case-list.ts';
import type { House } from '../house.ts';
import { languageOf } from '../identity/verify-page.ts';
import type { Html } from '../plain/plain-page.ts';
import { OFFICE_CARDS, publicPage, publicStyle } from '../plain/public-page.ts';

const WORDS = {
  'zh-CN': {
    title: '谁可以代表我们',
    lead: '以下机构受我们委托。不在此列者不代表我们；我们绝不会要求向个人账户转账。',
    agency: '委外机构',
    firm: '律师事务所',
    number: '机构号',
    cards: '工作证号',
    none: '目前没有委托任何机构。',
    noCards: '无有效工作证',
    ended: '已停止合作',
    check: '核对来电、消息或证件',
  },
  en: {
    title: 'Who speaks for us',
    lead: 'These offices work for us. Nobody else does, and nobody of ours asks for a transfer to a private account.',
    agency: 'Collection agency',
    firm: 'Law firm',
    number: 'Number',
    cards: 'Cards',
    none: 'No office works for us at present.',
    noCards: 'no valid card',
    ended: 'No longer acts for us',
    check: 'Check a call, a message or a card',
  },
} as const;

const STYLE = publicStyle(`${OFFICE_CARDS}
h2 { font-size: 1.1rem; margin: 0; } dd { font-variant-numeric: tabular-nums; }
`);

/** Serves the page at /register. */
export async function serveRegister(app: FastifyInstance, { pool }: House): Promise<void> {
  app.get('/register', { schema: { hide: true } }, async (request, reply) => {
    const language = languageOf(request);
    const { title, lead } = WORDS[language];
    const body = bodyOf(await publicRegister(pool), language);
    return publicPage(reply, { language, path: '/register', title, lead, style: STYLE, body });
  });
}

function bodyOf(lines: readonly PublicLine[], language: Language): Html {
  const words = WORDS[language];
  const offices = lines.filter(({ kind }) => kind === 'agency');
  const shown = offices.map((office) =>
    officeOf(
      office,
      lines.filter(({ kind, actsFor, ended }) => kind === 'card' && actsFor === office.id && !ended),
      language,
    ),
  );
  return `${shown.length === 0 ? `<p>${words.none}</p>` : shown.join('\n')}
<p><a href="/verify?language=${language}">${words.check}</a></p>`;
}

function officeOf(office: PublicLine, cards: readonly PublicLine[], language: Language): string {
  const words = WORDS[language];
  const name = escaped(language === 'en' ? office.en : office.zh);
  const what = office.lawFirm ? words.firm : words.agency;
  const carried = cards.length === 0 ? words.noCards : cards.map(({ id }) => escaped(id)).join('、');
  const rest = office.ended ? '' : `<dt>${words.cards}</dt><dd>${carried}</dd>`;
  return `<article${office.ended ? ' class="ended"' : ''}><h2>${name}</h2><p class="quiet">${office.ended ? words.ended : what}</p><dl><dt>${words.number}</dt><dd>${escaped(office.id)}</dd>${rest}</dl></article>`;
}
