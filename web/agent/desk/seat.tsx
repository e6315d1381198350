/** Who sits here, and which telephone rings first? A session says who; where doors stand open he says it himself. */
import { useState } from 'react';
import { useStaff } from '../../parts/door/signed-staff.ts';
import { useWords } from '../../parts/words.tsx';
import { DESK_WORDS } from './one-screen-words.ts';

const KEPT = 'anhuan-desk';

export interface Seat {
  readonly worker: string;
  readonly extension: string;
}

export interface SeatHeld {
  readonly seat: Seat;
  readonly sit: (seat: Seat) => void;
  /** The session says who it is. */
  readonly known: boolean;
}

function keptSeat(): Seat {
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Partial<Seat> | null;
  return { worker: kept?.worker ?? '', extension: kept?.extension ?? '' };
}

export function useSeat(): SeatHeld {
  const [seat, setSeat] = useState(keptSeat);
  const number = useStaff().staff?.number ?? null;
  const sit = (now: Seat) => {
    setSeat(now);
    localStorage.setItem(KEPT, JSON.stringify(now));
  };
  return { seat: number === null ? seat : { ...seat, worker: number }, sit, known: number !== null };
}

export function SeatFields({ held: { seat, sit, known }, locked }: { held: SeatHeld; locked: boolean }) {
  const words = useWords(DESK_WORDS).seat;
  return (
    <p className="seat">
      <label>
        {words.you}
        <input
          value={seat.worker}
          disabled={locked || known}
          autoComplete="off"
          onChange={(event) => sit({ ...seat, worker: event.target.value.trim() })}
        />
      </label>
      <label>
        {words.extension}
        <input
          value={seat.extension}
          disabled={locked}
          autoComplete="off"
          onChange={(event) => sit({ ...seat, extension: event.target.value.trim() })}
        />
      </label>
    </p>
  );
}
