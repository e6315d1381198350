/**
 * Is the evidence file that somebody holds true?
 *
 * A page of one file that needs no network and no server: it reads the chosen file, checks it with the same function as the command line,
 * and says what was found. Without a framework, so that little has to be trusted and all of it can be read.
 */
import {
  checkEvidence,
  type ExhibitFile,
  exhibitFiles,
  type Means,
  type Verdict,
} from '../../server/evidence/verifying/evidence-check.ts';
import { VERIFIER_WORDS, type VerifierLanguage } from './verifier-words.ts';

/** Findings shown; the number of all others is told. */
const SHOWN = 50;

const page = document.getElementById('page')!;
let language: VerifierLanguage = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
let evidence: File | null = null;
let roots: File | null = null;
let verdict: Verdict | 'unread' | null = null;
let exhibits: readonly ExhibitFile[] = [];

type Child = Node | string;

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: Child[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

const status = element('div', { role: 'status', 'aria-live': 'polite' });

/** Draws everything around the answer; the chosen files stay chosen. */
function draw(): void {
  const words = VERIFIER_WORDS[language];
  document.documentElement.lang = language;
  document.title = words.title;
  const other = element('button', { type: 'button' }, words.other);
  other.addEventListener('click', () => {
    language = language === 'en' ? 'zh-CN' : 'en';
    draw();
  });
  const drop = element(
    'div',
    { class: 'drop' },
    chooser(words.file, '.html,text/html', (file) => {
      evidence = file;
    }),
    chooser(words.roots, '.json,application/json', (file) => {
      roots = file;
    }),
    element('p', { class: 'quiet' }, words.drop),
  );
  page.replaceChildren(
    element('header', {}, element('h1', {}, words.title), other),
    element('p', {}, words.what),
    drop,
    status,
  );
  tell();
}

function chooser(label: string, accept: string, chosen: (file: File | null) => void): HTMLElement {
  const input = element('input', { type: 'file', accept }) as HTMLInputElement;
  input.addEventListener('change', () => {
    chosen(input.files?.[0] ?? null);
    void check();
  });
  return element('label', {}, label, input);
}

/** Checks what is chosen, after the page has shown that it does. */
async function check(): Promise<void> {
  if (evidence === null) return;
  status.replaceChildren(element('p', {}, VERIFIER_WORDS[language].checking));
  await new Promise((resolve) => setTimeout(resolve));
  try {
    const file = new Uint8Array(await evidence.arrayBuffer());
    const list = roots === null ? null : (JSON.parse(await roots.text()) as NonNullable<Means['roots']>);
    verdict = checkEvidence(file, list === null ? {} : { roots: list });
    // What is not true is not handed out.
    exhibits = verdict.holds ? exhibitFiles(file) : [];
  } catch {
    verdict = 'unread';
  }
  tell();
}

function tell(): void {
  const words = VERIFIER_WORDS[language];
  if (verdict === null) return;
  if (verdict === 'unread') {
    status.replaceChildren(element('div', { class: 'verdict untrue' }, element('h2', {}, words.unread)));
    return;
  }
  const { holds, findings } = verdict;
  const box = element(
    'div',
    { class: holds ? 'verdict' : 'verdict untrue' },
    element('h2', {}, holds ? words.holds : words.untrue),
  );
  if (!holds) {
    const shown = findings
      .slice(0, SHOWN)
      .map((one) => element('li', {}, language === 'en' ? one.en : one.zh));
    box.append(element('h3', {}, words.places), element('ul', {}, ...shown));
    if (findings.length > SHOWN) box.append(element('p', {}, words.more(findings.length - SHOWN)));
  }
  if (holds) box.append(...about(verdict), ...saving());
  status.replaceChildren(box);
}

function about({ about: said }: Verdict): Node[] {
  if (said === null) return [];
  const words = VERIFIER_WORDS[language];
  const rows = (
    [
      'borrower',
      'account',
      'through',
      'contacts',
      'refusals',
      'records',
      'seals',
      'unsealed',
      'stamped',
      'key',
    ] as const
  ).flatMap((name) =>
    said[name] === null ? [] : [element('dt', {}, words[name]), element('dd', {}, String(said[name]))],
  );
  if (said.bundle !== null) {
    const { exhibits, missing } = said.bundle;
    rows.push(element('dt', {}, words.exhibits), element('dd', {}, String(exhibits)));
    rows.push(
      element('dt', {}, words.missing),
      element('dd', {}, missing.length === 0 ? '0' : missing.join(', ')),
    );
  }
  return [element('dl', {}, ...rows), element('p', {}, said.published ? words.published : words.compare)];
}

/** Each exhibit of a bundle, to be saved from this page: the file itself runs nothing and can hand nothing out. */
function saving(): Node[] {
  if (exhibits.length === 0) return [];
  const words = VERIFIER_WORDS[language];
  const links = exhibits.map(({ name, title, media, bytes }) => {
    const href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: media }));
    const says = `${name.slice(0, 2)} ${title[language === 'en' ? 1 : 0]}`;
    return element('li', {}, element('a', { href, download: name }, says));
  });
  return [element('h3', {}, words.save), element('ul', {}, ...links)];
}

document.addEventListener('dragover', (event) => {
  event.preventDefault();
  document.querySelector('.drop')?.classList.add('over');
});
document.addEventListener('dragleave', () => document.querySelector('.drop')?.classList.remove('over'));
document.addEventListener('drop', (event) => {
  event.preventDefault();
  document.querySelector('.drop')?.classList.remove('over');
  for (const file of event.dataTransfer?.files ?? [])
    if (file.name.endsWith('.json')) roots = file;
    else evidence = file;
  void check();
});

draw();
