/** How does a file that is made on asking come to whoever asked? As a download under its name; a refusal as the problem that it is. */
import { fetchFile } from '../api/ask.ts';

export async function takeFile(path: string, body: unknown, name: string): Promise<void> {
  const address = URL.createObjectURL(await fetchFile(path, body));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
