/** How does a file that is made on asking come to whoever asked? As a download under its name; a refusal as the problem that it is. */
import { Problem } from '../api/ask.ts';

export async function takeFile(path: string, body: unknown, name: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  let response: Response;
  try {
    response = await fetch(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  } catch {
    throw new Problem(0, '', null, []);
  }
  if (!response.ok) {
    const said = (await response.json().catch(() => ({}))) as Partial<Problem> & { detail?: string };
    throw new Problem(response.status, said.detail ?? '', said.code ?? null, said.errors ?? []);
  }
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
