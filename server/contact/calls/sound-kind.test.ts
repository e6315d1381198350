import { expect, test } from 'vitest';
import { SOUNDS, type Sound, soundOf } from './sound-kind.ts';

const ascii = (text: string) => Buffer.from(text, 'latin1');

/** How files of each kind begin, as recorders and browsers write them. */
const BEGINNINGS: readonly (readonly [string, Sound, Buffer])[] = [
  ['WAV', 'audio/wav', ascii('RIFF\x24\x08\0\0WAVEfmt \x10\0\0\0')],
  ['long WAV', 'audio/wav', ascii('RF64\xff\xff\xff\xffWAVEds64')],
  ['MP3 with a tag', 'audio/mpeg', ascii('ID3\x04\0\0\0\0\x0f\x76TSSE')],
  ['MP3, MPEG-1 at 128 kbit/s', 'audio/mpeg', Buffer.from('fffb9064', 'hex')],
  ['MP3, MPEG-2.5 at 8 kHz', 'audio/mpeg', Buffer.from('ffe318c4', 'hex')],
  ['Ogg with Opus', 'audio/ogg', ascii(`OggS\0\x02${'\0'.repeat(20)}\x01\x13OpusHead`)],
  [
    'WebM of a browser',
    'audio/webm',
    Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104', 'hex'),
  ],
  [
    'Matroska',
    'audio/webm',
    Buffer.from('1a45dfa3a34286810142f7810142f2810442f381084282886d6174726f736b61', 'hex'),
  ],
  ['M4A', 'audio/mp4', ascii('\0\0\0\x1cftypM4A \0\0\x02\0M4A isomiso2')],
];

test('each kind is known by its beginning, whatever comes after', () => {
  for (const [what, kind, head] of BEGINNINGS) {
    expect(soundOf(head), what).toBe(kind);
    expect(soundOf(Buffer.concat([head, Buffer.alloc(40, 7)])), what).toBe(kind);
  }
  expect(new Set(BEGINNINGS.map(([, kind]) => kind))).toEqual(new Set(SOUNDS));
});

test('what is no sound, or only half of a beginning, is none', () => {
  const others = {
    nothing: '',
    page: '<!doctype html><script>alert(1)</script>',
    program: 'MZ\x90\0\x03',
    'ELF program': '\x7fELF\x02\x01\x01',
    ZIP: 'PK\x03\x04',
    PDF: '%PDF-1.7',
    JPEG: '\xff\xd8\xff\xe0\0\x10JFIF',
    'text in UTF-16': '\xff\xfeh\0e\0',
    picture: 'RIFF\x24\x08\0\0WEBPVP8 ',
    'film of RIFF': 'RIFF\x24\x08\0\0AVI LIST',
    'half of a WAV': 'RIFF\x24\x08\0',
    'EBML of another kind': '\x1aE\xdf\xa3\x9f\x42\x86\x81\x01',
    'all bits set': '\xff'.repeat(16),
    'MPEG audio, layer II': '\xff\xfd\x90\x64',
    'AAC as ADTS': '\xff\xf1\x50\x80',
  };
  for (const [what, bytes] of Object.entries(others)) expect(soundOf(ascii(bytes)), what).toBe(null);
});
