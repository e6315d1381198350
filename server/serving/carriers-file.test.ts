import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Parcel } from '../contact/carrier.ts';
import { carriersFrom, readCarriersFile, type TermsOf } from './carriers-file.ts';
import { registeredTemplates } from './registered-templates.ts';

const EXAMPLE = join(import.meta.dirname, '..', '..', 'docs', 'carriers-example.json');
const example = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
const secrets = Object.fromEntries(
  [...readFileSync(EXAMPLE, 'utf8').matchAll(/env:(\w+)/g)].map(([, name]) => [name, `value of ${name}`]),
);

/** The example with one carrier changed. */
function changed(name: string, change: Record<string, unknown>): unknown {
  const carriers = example.carriers.map((one: { name: string }) =>
    one.name === name ? { ...one, ...change } : one,
  );
  return { ...example, carriers };
}
const faultsOf = (raw: unknown, surroundings = secrets): string => {
  try {
    carriersFrom(raw, 'carriers.json', surroundings);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was taken');
};

describe('the carriers file', () => {
  test('the example names every kind and is read with its secrets in their places', () => {
    const { site, carriers } = readCarriersFile(EXAMPLE, secrets);
    expect(site).toBe('https://pay.lender.example');
    expect(carriers.map(({ kind }) => kind)).toEqual([
      'smpp',
      'sms-http',
      'mail',
      'push',
      'in-app',
      'post',
      'exchange',
    ]);
    const [smpp] = carriers as [TermsOf<'smpp'>];
    expect(smpp).toMatchObject({
      password: 'value of CENTRE_A_PASSWORD',
      hours: { opens: 480, closes: 1320 },
      together: 200,
    });
  });

  test('says every fault at once, each with its place and what to do', () => {
    const told = faultsOf(
      changed('centre-a', { password: 'swordfish', hours: { opens: '8', closes: '22:00' }, speed: 3 }),
      { ...secrets, POST_TOKEN: '' },
    );
    expect(told).toContain('The carriers file carriers.json cannot be used:');
    expect(told).toContain(
      'carriers[0] (centre-a).password: a secret is never written here: name the variable that holds it, as "env:SMS_PASSWORD"',
    );
    expect(told).not.toContain('swordfish');
    expect(told).toContain('carriers[0] (centre-a).hours.opens: not a time of day: it looks like "08:00"');
    expect(told).toMatch(/carriers\[0\] \(centre-a\): .*"speed"/);
    expect(told).toContain(
      'carriers[5] (post).token: the variable POST_TOKEN is not set: set it and start again',
    );
  });

  test('names a map by an address with places for zoom, column and row, and whom it is owed to', () => {
    const map = { tiles: 'https://tiles.lender.example/{z}/{x}/{y}.png', credit: '© Example' };
    expect(carriersFrom({ ...example, map }, 'carriers.json', secrets).map).toEqual(map);
    for (const tiles of ['https://tiles.lender.example', 'ftp://a/{z}/{x}/{y}', 'https://a/{z}/{x}'])
      expect(faultsOf({ ...example, map: { ...map, tiles } }), tiles).toContain(
        'map.tiles: not an address of tiles',
      );
  });

  test('names a scanner by where it listens', () => {
    const scanner = { host: '127.0.0.1', port: 3310 };
    expect(carriersFrom({ ...example, scanner }, 'carriers.json', secrets).scanner).toEqual(scanner);
    expect(faultsOf({ ...example, scanner: { host: '127.0.0.1' } })).toContain('scanner.port');
  });

  test('refuses two of one name, an unknown kind, no carrier at all, and what is no JSON', () => {
    expect(faultsOf(changed('mail', { name: 'push' }))).toContain('another carrier is called "push"');
    expect(faultsOf(changed('mail', { kind: 'telex' }))).toContain('carriers[2] (mail).kind');
    expect(faultsOf({ ...example, carriers: [] })).toContain('write down at least one');
    expect(() => readCarriersFile('/nowhere/carriers.json')).toThrow(
      'The carriers file /nowhere/carriers.json cannot be read',
    );
  });

  test('a registered template is found by exactly these words, else by the text, and never with a hole', () => {
    const [version, any, hole] = ['overdue/sms/plain@2', 'overdue/sms/plain', 'apology/sms/plain'];
    const one = { language: 'zh-CN', parameters: { sum: 'amount' } } as const;
    const fill = registeredTemplates([
      { ...one, text: any, code: 'SMS_1' },
      { ...one, text: version, code: 'SMS_2' },
      { ...one, text: hole, code: 'SMS_3' },
    ]);
    const parcel = (template: string, language: 'zh-CN' | 'en', facts: Record<string, string>) =>
      ({ language, text: { template, facts } }) as Parcel;
    const facts = { amount: '12.50' };
    expect(fill(parcel('overdue/sms/plain@2', 'zh-CN', facts))).toEqual({
      template: 'SMS_2',
      parameters: { sum: '12.50' },
    });
    expect(fill(parcel('overdue/sms/plain@3', 'zh-CN', facts))?.template).toBe('SMS_1');
    expect(fill(parcel('overdue/sms/plain@3', 'en', facts))).toBeNull();
    expect(fill(parcel('apology/sms/plain@1', 'zh-CN', {}))).toBeNull();
  });
});
