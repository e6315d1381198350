import { expect, test } from 'vitest';
import { byLibrary, hashPassword, isPassword } from './password-hash.ts';

// From the test programs of the reference implementation of Argon2.
const KNOWN = [
  '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
  '$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc',
];

test.each(KNOWN)('%s is of "password", by Node and by the library', async (kept) => {
  expect(await isPassword('password', kept)).toBe(true);
  expect(await isPassword('password', kept, byLibrary)).toBe(true);
  expect(await isPassword('passwore', kept)).toBe(false);
});

test('what one has hashed the other knows, and nobody has a password that was never set', async () => {
  const kept = await hashPassword('Erdbeeren mögen Regen', byLibrary);
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword('Erdbeeren mo\u0308gen Regen', kept)).toBe(true);
  expect(await hashPassword('Erdbeeren mögen Regen')).not.toBe(kept);
  expect(await isPassword('anything', null)).toBe(false);
});
