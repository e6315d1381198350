/** What does the page about visitors' cards say, in both languages? */
import type { Catalogue } from '../parts/words.tsx';

const en = {
  title: 'Visitors and their cards',
  lead: 'Nobody is sent without a card that anybody can check, a photograph and training. A card that ends counts no more from that minute, and its number is never given again.',
  back: 'Visits',
  none: 'Nobody works here as a visitor.',
  columns: ['Photograph', 'Visitor', 'Card', 'Kept on', 'Training', 'May be sent'] as readonly string[],
  photo: (name: string) => `Photograph of ${name}`,
  noPhoto: 'none',
  noCard: 'no card',
  ended: 'ended',
  trained: 'trained',
  untrained: 'not trained',
  yes: 'yes',
  no: 'no',
  train: (name: string) => `Note training of ${name}`,
  untrain: (name: string) => `Training of ${name} is over`,
  end: (name: string) => `End the card of ${name}`,
  give: 'Give a card',
  who: 'Visitor',
  card: 'Number on the card',
  file: 'Photograph (JPEG, PNG or WebP, up to 300 kB)',
  large: 'The photograph is larger than 300 kB.',
  save: 'Give this card',
};

const zh: typeof en = {
  title: '走访人员与证件',
  lead: '没有可供任何人核验的证件、照片和培训记录，不得派出。证件停用后立即失效，其号码不再使用。',
  back: '走访',
  none: '没有走访人员。',
  columns: ['照片', '走访人员', '证件', '登记日期', '培训', '可否派出'],
  photo: (name) => `${name}的照片`,
  noPhoto: '无',
  noCard: '无证件',
  ended: '已停用',
  trained: '已培训',
  untrained: '未培训',
  yes: '可以',
  no: '不可',
  train: (name) => `登记${name}已培训`,
  untrain: (name) => `${name}的培训已失效`,
  end: (name) => `停用${name}的证件`,
  give: '发放证件',
  who: '走访人员',
  card: '证件号',
  file: '照片（JPEG、PNG 或 WebP，不超过 300 kB）',
  large: '照片超过 300 kB。',
  save: '发放此证件',
};

export const VISITORS_WORDS: Catalogue<typeof en> = { en, 'zh-CN': zh };
