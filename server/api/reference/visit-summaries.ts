/**
 * What is each address of visits for, in one line?
 *
 * As in operation-summaries.ts, which puts all lines together.
 */
import type { Line } from './staff-summaries.ts';

const L = '/api/lead/visits';
const B = '/api/borrower/{host}/{reference}/visits';

export const VISITS: Readonly<Record<string, Line>> = {
  [`GET ${L}/`]: ['Visits, visitors, alarms and cash that waits', '走访、走访人员、警报与待清点现金'],
  [`GET ${L}/accounts/{key}`]: [
    'Whether a visit is worth it, and the search for a lost person',
    '走访是否值得，以及失联查找',
  ],
  [`POST ${L}/accounts/{key}/propose`]: ['Propose a visit', '提议走访'],
  [`POST ${L}/accounts/{key}/search`]: ['Begin or end the next way of a search', '开始或结束一种查找方式'],
  [`POST ${L}/{visit}/approve`]: [
    'Approve another’s proposal, and ask the borrower',
    '批准他人的提议并征询借款人',
  ],
  [`POST ${L}/{visit}/refuse`]: ['Refuse a proposal', '拒绝提议'],
  [`POST ${L}/{visit}/cancel`]: ['Call a visit off', '取消走访'],
  [`POST ${L}/{visit}/seen`]: ['Note that an alarm was seen', '登记已查看警报'],
  [`POST ${L}/{visit}/sounds/{recording}`]: [
    'Hear what was recorded at a door, with the reason',
    '说明理由后收听现场录音',
  ],
  [`POST ${L}/receipts/{receipt}`]: ['Count the cash of a receipt', '清点收据现金'],
  [`GET ${L}/cards`]: ['Visitors with card, photograph and training', '走访人员的证件、照片与培训'],
  [`GET ${L}/cards/{staff}/face`]: ['The photograph of a visitor', '走访人员照片'],
  [`POST ${L}/cards/{staff}/training`]: ['Note that a visitor is trained', '登记走访人员培训情况'],
  [`POST ${L}/cards/{staff}/end`]: ['End a visitor’s card', '停用走访人员证件'],
  [`POST ${L}/accounts/{key}/spot`]: ['Keep the coordinates of an address', '登记地址坐标'],
  [`POST ${L}/cards`]: ['Give a visitor a card and a photograph', '为走访人员登记证件与照片'],
  [`GET ${B}`]: ['Appointments that are asked for, and who would come', '约见请求及来访人员'],
  [`GET ${B}/{visit}/calendar.ics`]: ['An appointment for any calendar', '预约的日历文件'],
  [`GET ${B}/{visit}/faces/{staff}`]: ['The photograph of somebody who comes', '来访人员照片'],
  [`GET ${B}/{visit}/sounds/{recording}`]: ['What was recorded of him', '本人的现场录音'],
  [`POST ${B}/{visit}/confirm`]: ['Confirm a time', '确认时间'],
  [`POST ${B}/{visit}/move`]: ['Ask for another time or place', '改期或换地点'],
  [`POST ${B}/{visit}/decline`]: ['Decline', '谢绝'],
  'GET /api/visit/day': ['A visitor’s own day in order of the way', '走访人员当日行程'],
  'GET /api/visit/map/{zoom}/{column}/{row}': [
    'A piece of the map that this house names',
    '本机构所用地图的一块',
  ],
  'GET /api/visit/{visit}': ['Whether a visit and its leave still stand', '走访与许可是否仍有效'],
  'GET /api/visit/{visit}/calendar.ics': ['An appointment for the visitor’s calendar', '走访人员的日历文件'],
  'POST /api/visit/{visit}/leave': ['Take leave along on the way', '出发前领取许可'],
  'POST /api/visit/{visit}/sounds/{recording}/{seq}': ['Keep a piece of sound', '保存一段录音'],
  'POST /api/visit/{visit}/sounds/{recording}/end': ['A recording is whole', '录音完整'],
  'POST /api/visit/{visit}/entries': ['Keep what was entered at the door', '保存现场记录'],
};
