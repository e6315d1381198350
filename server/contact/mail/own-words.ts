/**
 * Which part of an answer by e-mail did the person write himself?
 *
 * Mail programs put what is answered below the answer. Only what is plainly that is taken away: a block of quoted lines at the
 * end, with the line that introduces it, or everything below a divider that mail programs write. Words between quoted
 * lines stay with the quotes, and where nothing would be left everything stays: people read it, so too much is better than too little.
 */

/** Longest text that is kept, in characters. */
const LONGEST = 20_000;
/** More HTML than that is not looked at: unclosed tags would cost the square of it. */
const LONGEST_HTML = 50_000;

/** What introduces lines that are all marked as quoted. */
const INTRODUCES = [/^On\b.{0,300}\bwrote:$/s, /^.{0,300}写道[：:]$/s];
/** What everything below is quoted after, without a mark on each line. */
const DIVIDES = [
  /^-{2,}\s*(Original Message|Original|Forwarded message|原始邮件|原邮件|回复的原邮件|原始信件|转发的邮件)\s*-{2,}$/i,
  /^_{20,}$/,
];
/** Head lines of the answered message, as some programs write them without a divider: two in a row. */
const HEAD_LINE = /^\**(From|Sent|Date|To|Subject|发件人|发送时间|日期|收件人|主题)\**\s*[:：]/i;

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  apos: "'",
  amp: '&',
};

/** The text of an answer that came as HTML alone: its words and lines, quoted blocks marked as mail programs mark them. */
export function textOfHtml(html: string): string {
  const bare = html
    .slice(0, LONGEST_HTML)
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<blockquote\b[^>]*>([\s\S]*)<\/blockquote>/gi, (_, quoted: string) =>
      textOfHtml(quoted)
        .replace(/^|\n/g, (start) => `${start || '\n'}> `)
        .replaceAll('\n', '<br>'),
    )
    .replace(/<(br|\/p|\/div|\/li|\/tr|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '');
  return bare
    .replace(/&#(\d{1,7});/g, (_, code: string) => characterOf(Number(code)))
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => characterOf(Number.parseInt(code, 16)))
    .replace(/&(lt|gt|quot|nbsp|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

function characterOf(code: number): string {
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}

/** The words of the person, without what they answer. */
export function ownWords(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd());
  const own = withoutQuotedEnd(lines.slice(0, dividerAt(lines)));
  const kept = joined(own);
  return (kept === '' ? joined(lines) : kept).slice(0, LONGEST);
}

function joined(lines: readonly string[]): string {
  return lines.join('\n').trim();
}

function dividerAt(lines: readonly string[]): number {
  const found = lines.findIndex(
    (line, at) =>
      DIVIDES.some((divider) => divider.test(line.trim())) ||
      (HEAD_LINE.test(line.trim()) && HEAD_LINE.test((lines[at + 1] ?? '').trim())),
  );
  return found === -1 ? lines.length : found;
}

function withoutQuotedEnd(lines: readonly string[]): readonly string[] {
  let end = lines.length;
  while (end > 0 && isQuoted(lines[end - 1]!)) end -= 1;
  if (!lines.slice(end).some((line) => line.trimStart().startsWith('>'))) return lines;
  // The introduction may have been broken over up to three lines.
  for (const height of [1, 2, 3]) {
    const from = end - height;
    const words = lines.slice(Math.max(from, 0), end).join(' ').trim();
    if (from >= 0 && INTRODUCES.some((introduction) => introduction.test(words))) return lines.slice(0, from);
  }
  return lines.slice(0, end);
}

function isQuoted(line: string): boolean {
  return line.trim() === '' || line.trimStart().startsWith('>');
}
