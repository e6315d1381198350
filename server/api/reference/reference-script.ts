/**
 * How does the page of the API send what somebody typed, and how does it look?
 *
 * The script fills path and query from the fields, sends the body as it stands, and shows status and answer; it is written for a
 * browser as it is, because nothing builds this page.
 */

export const REFERENCE_SCRIPT = `
'use strict';
document.querySelectorAll('form[data-path]').forEach((form) => {
  const answer = form.querySelector('output');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const query = new URLSearchParams();
    let path = form.dataset.path;
    for (const field of form.querySelectorAll('[data-in]')) {
      if (field.dataset.in === 'path') path = path.replace('{' + field.name + '}', encodeURIComponent(field.value));
      else if (field.value !== '') query.set(field.name, field.value);
    }
    const body = form.querySelector('textarea');
    const file = form.querySelector('input[type=file]');
    const init = { method: form.dataset.method };
    if (body !== null) Object.assign(init, { body: body.value, headers: { 'content-type': 'application/json' } });
    if (file !== null) {
      init.body = new FormData();
      if (file.files.length > 0) init.body.set('file', file.files[0]);
    }
    answer.textContent = '…';
    try {
      const given = await fetch(path + (query.size === 0 ? '' : '?' + query), init);
      const type = given.headers.get('content-type') ?? '';
      const text = /json|text/.test(type) ? await given.text() : type;
      let shown = text;
      try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { /* no JSON: as it is */ }
      answer.textContent = given.status + ' ' + given.statusText + '\\n' + shown;
    } catch (error) {
      answer.textContent = String(error);
    }
  });
});
const search = document.querySelector('input[type=search]');
search.addEventListener('input', () => {
  const wanted = search.value.toLowerCase();
  for (const one of document.querySelectorAll('details.operation'))
    one.hidden = !one.querySelector('summary').textContent.toLowerCase().includes(wanted);
});
`;

export const REFERENCE_STYLE = `
:root { color-scheme: light dark; --ground: #f6f3ee; --card: #fffdfa; --ink: #24211d; --quiet: #5d574e; --line: #8a8275; --teal: #0d5b5b; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --ground: #171614; --card: #201f1c; --ink: #ece7de; --quiet: #b3aca0; --line: #857d70; --teal: #7cc9c3; --on: #0b2322; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 24px 16px 48px; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 8px 16px; align-items: baseline; }
h1 { font-size: 1.5rem; margin: 0; } h2 { margin: 32px 0 8px; } h3 { margin: 16px 0 4px; font-size: 1rem; }
a { color: var(--teal); } :focus-visible { outline: 3px solid var(--teal); outline-offset: 2px; }
details { background: var(--card); border-radius: 8px; margin: 6px 0; padding: 0 16px; overflow-wrap: anywhere; }
details[open] { padding-bottom: 16px; }
summary { min-height: 44px; padding: 8px 0; box-sizing: border-box; cursor: pointer; }
summary code { color: var(--quiet); font-size: .875rem; display: block; }
pre { overflow-x: auto; margin: 4px 0; padding: 8px 12px; border-left: 3px solid var(--line); font-size: .875rem; white-space: pre-wrap; }
label { display: block; font-weight: 600; margin-top: 8px; } .hint { color: var(--quiet); font-weight: 400; font-size: .875rem; }
input, select, textarea { width: 100%; box-sizing: border-box; font: inherit; padding: 8px; min-height: 44px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--ink); }
textarea { font-family: ui-monospace, monospace; font-size: .875rem; min-height: 8rem; }
button { margin-top: 12px; min-height: 44px; padding: 8px 24px; font: inherit; border: 0; border-radius: 8px; background: var(--teal); color: var(--on); }
output { display: block; white-space: pre-wrap; font: .875rem/1.5 ui-monospace, monospace; margin-top: 12px; max-height: 24rem; overflow: auto; }
`;
