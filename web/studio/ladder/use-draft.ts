/**
 * What is being written, and is it kept?
 *
 * Steps change at once on the page and are kept on the server a moment later, one saving at a time; the check comes back with each. A
 * version is only read: then nothing changes.
 */
import { useEffect, useRef, useState } from 'react';
import type { DraftAnswer, LadderAnswer, LadderJudged } from '../../../server/api/ladder/ladder-schema.ts';
import type { WrittenStep } from '../../../server/ladder/strategy-text.ts';
import { tell } from '../../api/ask.ts';

const PAUSE_MS = 400;

export interface Drafting {
  readonly steps: readonly WrittenStep[];
  readonly judged: LadderJudged;
  readonly state: 'kept' | 'keeping' | 'unkept';
  readonly revision: number;
  readonly error: Error | null;
  readonly again: () => void;
  readonly change: (place: number, step: WrittenStep | null) => void;
  readonly move: (id: string, day: number) => void;
  /** Adds a step behind the last and returns its name. */
  readonly add: () => string;
}

export function useDraft(ladder: LadderAnswer): Drafting {
  const { draft } = ladder;
  const [steps, setSteps] = useState<readonly WrittenStep[]>(ladder.steps);
  const [judged, setJudged] = useState(ladder.judged);
  const [revision, setRevision] = useState(draft?.revision ?? 0);
  const [state, setState] = useState<Drafting['state']>('kept');
  const [error, setError] = useState<Error | null>(null);
  const saving = useRef(false);
  useEffect(() => {
    if (draft === null || state !== 'unkept' || error !== null || saving.current) return;
    const timer = setTimeout(async () => {
      saving.current = true;
      setState('keeping');
      try {
        const kept = await tell<DraftAnswer>(`/studio/ladders/drafts/${draft.number}`, {
          ...{ steps, revision, by: draft.author },
        });
        setRevision(kept.revision);
        setJudged(kept.judged);
        setState((now) => (now === 'keeping' ? 'kept' : now));
      } catch (problem) {
        setError(problem as Error);
        setState('unkept');
      } finally {
        saving.current = false;
      }
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, steps, state, revision, error]);
  const put = (changed: readonly WrittenStep[]) => {
    setSteps(changed);
    setError(null);
    setState('unkept');
  };
  return {
    ...{ steps, judged, state, revision, error },
    again: () => setError(null),
    change: (place, step) => put(steps.flatMap((one, at) => (at === place ? (step ?? []) : one))),
    move: (id, day) => {
      const step = steps.find((one) => one.id === id);
      if (step !== undefined && step.day !== day)
        put(steps.map((one) => (one.id === id ? { ...one, day } : one)));
    },
    add: () => {
      let number = steps.length + 1;
      while (steps.some(({ id }) => id === `step-${number}`)) number += 1;
      const day = Math.max(1, ...steps.map((one) => Math.min(one.day, 120)));
      const id = `step-${number}`;
      put([...steps, { id, day, channel: 'in-app', template: 'overdue', tone: 'plain', needs: [] }]);
      return id;
    },
  };
}
