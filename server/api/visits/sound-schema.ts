/**
 * How does what is recorded at a door travel, and how is it shown to whoever may hear it?
 */
import { z } from 'zod';
import { HEARING_REASONS, SOUND_REFUSALS } from '../../visits/door-sound.ts';
import { ByAsked, ByOwnVisit, ByVisit } from './visits-schema.ts';

const Recording = z.uuid();

export const BySound = ByVisit.extend({ recording: Recording });
export const ByPiece = BySound.extend({ seq: z.coerce.number().int().min(1).max(100_000) });
export const ByOwnSound = ByOwnVisit.extend({ recording: Recording });
export const HearAsked = ByAsked.extend({ why: z.enum(HEARING_REASONS) });

export const PieceTaken = z
  .object({
    state: z.enum(['kept', 'known', 'refused']),
    why: z
      .enum(SOUND_REFUSALS)
      .nullable()
      .describe('Refused pieces are never taken: they go from the device'),
  })
  .meta({ id: 'SoundTaken' });
export type PieceTaken = z.infer<typeof PieceTaken>;
