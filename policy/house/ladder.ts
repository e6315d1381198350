/**
 * Which contact is planned on which day? The house's first ladder.
 *
 * The order and the days follow the process the house models: a reminder before the due day, text messages from
 * days 1–3 and again later, in-app and push beside them, a call from day 4, and only for those whom neither has
 * reached a letter, a visit, a court file. Versioned data: a change is a new version.
 */

import { compileStrategy, type Ladder, type Strategy } from '../../rules/strategy.ts';

export const FIRST_STRATEGY: Strategy = {
  id: 'gentle',
  version: 1,
  steps: [
    { id: 'remind-ahead', day: -3, channel: 'in-app', template: 'due-soon', tone: 'friendly', needs: [] },
    { id: 'notice', day: 1, channel: 'in-app', template: 'overdue', tone: 'friendly', needs: [] },
    { id: 'push', day: 1, channel: 'push', template: 'overdue', tone: 'friendly', needs: [] },
    { id: 'sms-first', day: 1, channel: 'sms', template: 'overdue', tone: 'friendly', needs: [] },
    { id: 'sms-second', day: 3, channel: 'sms', template: 'overdue', tone: 'plain', needs: [] },
    { id: 'call', day: 4, every: 3, until: 28, channel: 'call', template: 'talk', tone: 'plain', needs: [] },
    {
      id: 'sms-repeat',
      day: 6,
      every: 7,
      until: 90,
      channel: 'sms',
      template: 'overdue',
      tone: 'plain',
      needs: [],
    },
    {
      id: 'e-mail',
      day: 8,
      every: 14,
      until: 92,
      channel: 'e-mail',
      template: 'overdue',
      tone: 'plain',
      needs: [],
    },
    { id: 'letter', day: 30, channel: 'letter', template: 'letter', tone: 'formal', needs: ['sms', 'call'] },
    {
      id: 'visit',
      day: 60,
      channel: 'visit',
      template: 'visit',
      tone: 'formal',
      needs: ['sms', 'call', 'letter'],
    },
    {
      id: 'court',
      day: 120,
      channel: 'court',
      template: 'referral',
      tone: 'formal',
      needs: ['sms', 'call', 'letter'],
    },
  ],
};

/** The first ladder, compiled. A wrong ladder is a mistake of ours and stops everything at the start. */
export const FIRST_LADDER: Ladder = ((): Ladder => {
  const compiled = compileStrategy(FIRST_STRATEGY);
  if ('refused' in compiled) throw new Error(compiled.refused.join('; '));
  return compiled.ladder;
})();
