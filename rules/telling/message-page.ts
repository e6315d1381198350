/**
 * How does a message look where it can show structure?
 *
 * Its own words as a plain page: paragraphs, a list where the text has one, the official address as a link. No picture, no script, nothing
 * fetched from anywhere, colours that hold on light and on dark ground; what is bold in one client is bold in all.
 */
import type { Language } from './language.ts';

const FONT = '-apple-system,"PingFang SC","Microsoft YaHei",Roboto,"Helvetica Neue",Arial,sans-serif';
const BODY = `margin:0;padding:24px 16px;font:16px/1.6 ${FONT.replaceAll('"', "'")}`;
const COLUMN = 'max-width:34em;margin:0 auto';

/** The page of a message. `address`: the official address as it stands in the words, to be made a link. */
export function messagePage(
  title: string,
  body: string,
  { language, address }: { readonly language: Language; readonly address: string },
): string {
  const blocks: string[] = [];
  let points: string[] = [];
  const flush = (): void => {
    if (points.length > 0)
      blocks.push(`<ul style="margin:0 0 1em;padding-left:1.2em">${points.join('')}</ul>`);
    points = [];
  };
  for (const line of body.split('\n')) {
    if (line.startsWith('· '))
      points.push(`<li style="margin:0 0 .3em">${inline(line.slice(2), address)}</li>`);
    else {
      flush();
      if (line !== '') blocks.push(`<p style="margin:0 0 1em">${inline(line, address)}</p>`);
    }
  }
  flush();
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
    `<title>${escaped(title)}</title></head>`,
    `<body style="${BODY}"><main style="${COLUMN}">${blocks.join('')}</main></body></html>`,
  ].join('');
}

function inline(text: string, address: string): string {
  const safe = escaped(text);
  if (address === '') return safe;
  return safe.replaceAll(
    escaped(address),
    `<a href="https://${escaped(address)}" style="color:inherit">${escaped(address)}</a>`,
  );
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);
}
