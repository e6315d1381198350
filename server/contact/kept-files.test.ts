import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FILE_FOLDERS, forgetFiles, KeptFiles } from './kept-files.ts';

test("whoever is erased leaves no file behind, and nobody else's is touched", async () => {
  const home = mkdtempSync(join(tmpdir(), 'anhuan-files-'));
  const [gone, other] = [
    { slot: 3, borrower: 17n },
    { slot: 3, borrower: 18n },
  ];
  for (const folder of Object.values(FILE_FOLDERS))
    for (const key of [gone, other])
      await new KeptFiles(join(home, folder)).keep(key, [Buffer.from('words')], { mostBytes: 100 });
  await forgetFiles(home, gone);
  for (const folder of Object.values(FILE_FOLDERS)) {
    expect(existsSync(join(home, folder, '3', '17'))).toBe(false);
    expect(readdirSync(join(home, folder, '3', '18'))).toHaveLength(1);
  }
});
