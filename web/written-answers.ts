/**
 * What did the server already answer together with the page that it wrote?
 *
 * The questions that the page's script would ask, and the answers of the very same addresses, as data within the page.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '../rules/telling/language.ts';
import type { Written } from '../server/api/serving/written-home.ts';

export function keepAnswers(client: QueryClient, { answers }: Written): void {
  for (const [path, asked, answer] of answers) client.setQueryData([path, asked], answer);
}

/** Keeps what lies in this page, and says in which language it was written; null: the server wrote nothing. */
export function takeWritten(client: QueryClient): Language | null {
  const text = document.getElementById('written')?.textContent;
  if (text == null) return null;
  const written = JSON.parse(text) as Written;
  keepAnswers(client, written);
  return written.language;
}
