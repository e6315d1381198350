/**
 * How do letters go out in a test: to a post office on this machine, beside the messages in people's own pages?
 *
 * The contact room as it runs where messages are sent, with two carriers: the inbox and the post.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LETTER_SENDERS } from '../../policy/house/letter-senders.ts';
import { HOUSE_TEMPLATES } from '../../policy/words/templates.ts';
import type { House } from '../../server/api/house.ts';
import { seedTexts } from '../../server/contact/approval.ts';
import { openInApp } from '../../server/contact/carriers/in-app-carrier.ts';
import { openPost } from '../../server/contact/carriers/post-carrier.ts';
import { ContactRoom } from '../../server/contact/contact-room.ts';
import { KeptFiles } from '../../server/contact/kept-files.ts';
import { LetterPress } from '../../server/contact/letters/letter-press.ts';
import { letterShelf } from '../../server/contact/letters/letter-shelf.ts';
import { type PostOffice, startPostOffice } from '../peers/post-office.ts';

export class LetterRoom {
  readonly room: ContactRoom;
  readonly office: PostOffice;
  readonly press: LetterPress;

  private constructor(room: ContactRoom, office: PostOffice, press: LetterPress) {
    this.room = room;
    this.office = office;
    this.press = press;
  }

  static async open(house: House): Promise<LetterRoom> {
    const { pool, products, ladder, collecting } = house;
    await seedTexts(pool, HOUSE_TEMPLATES);
    const office = await startPostOffice({ token: 'secret' });
    const press = new LetterPress();
    const today = await house.today();
    const now = () => house.now(today);
    const files = new KeptFiles(mkdtempSync(join(tmpdir(), 'anhuan-post-')));
    const room = await ContactRoom.open({
      ...{ pool, products, ladder, collecting, now, today: async () => today },
      site: () => 'https://lender.example',
      open: async (hearer) => {
        const config = {
          ...{ name: 'post', address: office.address, token: 'secret', sender: LETTER_SENDERS },
          ...{ perSecond: 20, costOfLetter: 35_000, rank: 0, waitSeconds: 30 },
        };
        const post = await openPost(config, hearer('post'), letterShelf(pool, files, now), press);
        return [
          { carrier: post },
          { carrier: openInApp({ name: 'inbox', perSecond: 100, together: 50, rank: 0 }) },
        ];
      },
    });
    return new LetterRoom(room, office, press);
  }

  async close(): Promise<void> {
    await this.room.close();
    await this.office.close();
    await this.press.close();
  }
}
