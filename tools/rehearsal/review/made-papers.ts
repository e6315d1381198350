/**
 * Which papers are handed in: honest ones made with the same forms, and copies of one paper worked on?
 *
 * Drawn by a browser with real fonts: five forms (two hospitals, an employer, a police station, a village), each with its printed lines, a
 * stamp that never sits in the same place, a paper that is never quite straight or quite white. An honest paper has its own contents; a
 * copy has another name and number, and is then saved anew, cropped, darkened, turned or made smaller.
 */
import type { Chance } from './made-texts.ts';

export const PAPER_EDITS = [
  'name-and-number',
  'saved-anew',
  'cropped',
  'brightness',
  'turned-a-little',
  'turned-by-90',
  'smaller',
  'all-of-it',
] as const;
export type PaperEdit = (typeof PAPER_EDITS)[number];

/** What is filled in, and how the paper lies on the scanner. */
export interface MadePaper {
  readonly form: number;
  readonly name: string;
  readonly number: string;
  readonly fields: readonly string[];
  readonly lines: readonly string[];
  readonly stamp: { readonly x: number; readonly y: number; readonly turn: number };
  readonly scan: Scan;
}

export interface Scan {
  readonly turn: number;
  readonly light: number;
  readonly crop: readonly [number, number, number, number];
  readonly scale: number;
  readonly quality: number;
  readonly png: boolean;
}

const pick = <T>(from: readonly T[], chance: Chance): T => from[Math.floor(chance() * from.length)]!;
const digits = (count: number, chance: Chance) =>
  Array.from({ length: count }, () => Math.floor(chance() * 10)).join('');
const between = (from: number, to: number, chance: Chance) => from + (to - from) * chance();

const SURNAMES = [...'张李王刘陈杨赵黄周吴徐孙马朱胡郭何高林罗'];
const GIVEN = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰飞鹏'];
const SIGNS = [
  '反复上腹痛三月余，消瘦十公斤',
  '突发右侧肢体无力六小时',
  '外伤后左踝肿痛伴活动受限',
  '发热咳嗽两周，胸闷气促',
  '体检发现甲状腺结节，穿刺见恶性细胞',
  '双下肢水肿，肌酐持续升高',
  '车祸致多发肋骨骨折',
  '腰痛放射至左下肢，不能久坐',
  '心前区压榨样疼痛，夜间加重',
  '孕三十二周，血压升高伴蛋白尿',
];
const ADVICE = [
  '住院手术治疗，术后全休三个月',
  '绝对卧床，加强营养，两周后复查',
  '石膏外固定六周，禁止负重',
  '规律透析每周三次，低盐饮食',
  '抗感染治疗，门诊随访',
  '建议脱离现岗位，避免重体力劳动',
  '化疗六个周期，定期监测血象',
  '心内科介入治疗，长期服药',
  '康复训练，三月后评估',
  '陪护一人，陪护期暂定一月',
];
const MORE = [
  '既往体健，否认药物过敏史',
  '高血压病史八年，服药不规律',
  '家属已知情并签字',
  '医保类型为城乡居民',
  '需自费药品详见清单',
  '复诊请携带本证明及影像资料',
  '出院时一般情况尚可',
  '本人无固定收入来源',
  '现场由两名民警处置并登记',
  '事故责任认定见另页',
  '受灾面积经村委会核实',
  '上述情况属实，如需核对请致电',
];

/** An honest paper. */
export function madePaper(chance: Chance): MadePaper {
  const form = Math.floor(chance() * 5);
  const count = 3 + Math.floor(chance() * 4);
  return {
    form,
    name: pick(SURNAMES, chance) + pick(GIVEN, chance) + (chance() < 0.6 ? pick(GIVEN, chance) : ''),
    number: digits(10, chance),
    fields: [
      chance() < 0.5 ? '男' : '女',
      String(19 + Math.floor(chance() * 55)),
      `${2025 + Math.floor(chance() * 2)}年${1 + Math.floor(chance() * 12)}月${1 + Math.floor(chance() * 28)}日`,
      `${pick(['内科', '骨科', '肿瘤科', '神经科', '肾病科', '产科', '急诊', '心血管科'], chance)}${1 + Math.floor(chance() * 9)}`,
      digits(6, chance),
    ],
    lines: [
      ...[pick(SIGNS, chance), pick(ADVICE, chance)],
      ...Array.from(
        { length: count },
        () => `${pick(chance() < 0.5 ? MORE : ADVICE, chance)}（${digits(3, chance)}）`,
      ),
    ],
    stamp: { x: between(45, 75, chance), y: between(58, 80, chance), turn: between(-30, 30, chance) },
    scan: scanOf(chance),
  };
}

/** A usual scan: nearly straight, nearly white. */
function scanOf(chance: Chance): Scan {
  return {
    turn: between(-0.8, 0.8, chance),
    light: between(0.93, 1.05, chance),
    crop: [0, 0, 0, 0],
    scale: 1,
    quality: Math.round(between(70, 92, chance)),
    png: chance() < 0.2,
  };
}

/** A copy of a paper for somebody else. */
export function copyOf(paper: MadePaper, edit: PaperEdit, chance: Chance): MadePaper {
  const { name, number } = madePaper(chance);
  const all = edit === 'all-of-it';
  const scan = scanOf(chance);
  // Every copy bears another name; one that is "saved anew" and no more is the old file of the same name.
  const other = edit === 'saved-anew' ? paper : { ...paper, name, number };
  const some = (from: number, to: number) => between(from, to, chance);
  return {
    ...other,
    scan: {
      ...scan,
      quality: edit === 'saved-anew' || all ? Math.round(some(25, 50)) : scan.quality,
      png: edit === 'saved-anew' ? false : scan.png,
      crop: edit === 'cropped' || all ? [some(0, 7), some(0, 7), some(0, 7), some(0, 7)] : scan.crop,
      light: edit === 'brightness' || all ? (chance() < 0.5 ? some(0.6, 0.8) : some(1.1, 1.2)) : scan.light,
      turn:
        edit === 'turned-by-90'
          ? scan.turn + pick([90, 180, 270], chance)
          : edit === 'turned-a-little' || all
            ? some(-5, 5)
            : scan.turn,
      scale: edit === 'smaller' || all ? some(0.6, 0.85) : scan.scale,
    },
  };
}

const HEADS = [
  ['杭州市第三人民医院', '疾病诊断证明书'],
  ['仁济综合医院', '住院证明（患者联）'],
  ['华东机电制造有限公司', '解除劳动关系证明'],
  ['城关派出所', '接处警情况登记表'],
  ['青石镇人民政府', '受灾情况证明'],
] as const;
const LABELS = ['性别', '年龄', '日期', '科室／部门', '档案号'] as const;

/** The paper as a page for a browser, 620 by 877. */
export function pageOf({ form, name, number, fields, lines, stamp }: MadePaper): string {
  const [office, title] = HEADS[form]!;
  const cells = LABELS.map((label, at) => `<td><b>${label}</b> ${fields[at]}</td>`);
  const table =
    form % 2 === 0
      ? `<table><tr><td><b>姓名</b> ${name}</td>${cells.slice(0, 2).join('')}</tr><tr>${cells.slice(2).join('')}</tr></table>`
      : `<table>${[`<td><b>姓名</b> ${name}</td>`, ...cells].map((cell) => `<tr>${cell}</tr>`).join('')}</table>`;
  const rows = lines.map(
    (line, at) => `<p><b>${at === 0 ? '情况' : at === 1 ? '意见' : `备注${at - 1}`}：</b>${line}</p>`,
  );
  return `<div class="paper f${form}"><h1>${office}</h1><h2>${title}</h2><p class="no">编号 ${number}</p>${table}${rows.join('')}
<p class="small">说明：本证明仅供办理相关手续使用，涂改无效。复印件需加盖公章。查询电话见背面。</p><p class="foot">经办人签字：＿＿＿＿＿＿　盖章：</p>
<div class="stamp" style="left:${stamp.x}%;top:${stamp.y}%;transform:rotate(${stamp.turn}deg)">★<br>${office}</div></div>`;
}

export const STYLE = `body{margin:0;background:#e9e7e2}#desk{width:620px;height:877px;overflow:hidden;position:relative}
.paper{width:620px;height:877px;box-sizing:border-box;padding:46px;background:linear-gradient(100deg,#fff,#f7f5ef);font:15px/1.9 "Noto Sans CJK SC","Noto Serif CJK SC",sans-serif;color:#222;position:relative}
h1{font-size:25px;text-align:center;margin:0;letter-spacing:3px}h2{font-size:19px;text-align:center;margin:2px 0 8px}.no{text-align:right;margin:0}
table{width:100%;border-collapse:collapse;margin:6px 0}td{border:1px solid #333;padding:3px 8px}p{margin:5px 0}.small{font-size:11px;color:#555;border-top:1px solid #999;margin-top:18px}
.foot{margin-top:24px}.f1{border:6px double #446}.f3 h1{color:#113;border-bottom:3px solid #113}.f4{background:#fdfdf6}.f2 h2{text-decoration:underline}
.stamp{position:absolute;width:118px;height:118px;border:4px solid #c33;border-radius:50%;color:#c33;text-align:center;font-size:13px;opacity:.75;padding-top:24px;box-sizing:border-box}`;
