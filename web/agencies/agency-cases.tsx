/** What lies with an agency, and how is one case called back or held? */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { CasesAnswer } from '../../server/api/agencies/agencies-schema.ts';
import { part, tell, useAnswer } from '../api/ask.ts';
import { ByField } from '../parts/door/by-field.tsx';
import { More } from '../parts/paged.tsx';
import { Empty, Failing, Shown } from '../parts/states.tsx';
import { useWords } from '../parts/words.tsx';
import { AGENCY_WORDS } from './agency-words.ts';

/** Hands the fields of a form on; what else is sent comes from the button that was pressed. */
export function sendForm(send: (body: object) => void, field = 'act') {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pressed = ((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null)?.value ?? '';
    const body = Object.fromEntries(new FormData(event.currentTarget));
    send(pressed === '' ? body : { ...body, [field]: pressed });
  };
}

export function Cases({ agency }: { agency: string }) {
  const words = useWords(AGENCY_WORDS);
  const [after, setAfter] = useState<string | undefined>(undefined);
  const answer = useAnswer<CasesAnswer>(`/agencies/${part(agency)}/cases`, { after }, undefined, {
    keep: true,
  });
  return (
    <Shown answer={answer}>
      {({ items, next }) =>
        items.length === 0 ? (
          <Empty>{words.noCases}</Empty>
        ) : (
          <>
            <div className="agency-scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{words.account}</th>
                    <th scope="col">{words.told}</th>
                    <th scope="col">{words.begins}</th>
                    <th scope="col">{words.last}</th>
                    <th scope="col">{words.state}</th>
                    <th scope="col">{words.back}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((one) => (
                    <tr key={one.key}>
                      <th scope="row" className="figures">
                        {one.account}
                      </th>
                      <td className="figures">{one.toldOn ?? '–'}</td>
                      <td className="figures">{one.beginsOn ?? '–'}</td>
                      <td className="figures">{one.lastOn}</td>
                      <td>
                        {one.heldOn !== null
                          ? words.states.held
                          : one.beginsOn !== null
                            ? words.states.begun
                            : words.states.waiting}
                      </td>
                      <td>
                        <CaseForm agency={agency} one={one} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <More next={next} go={setAfter} word={words.own.more} />
          </>
        )
      }
    </Shown>
  );
}

function CaseForm({ agency, one }: { agency: string; one: CasesAnswer['items'][number] }) {
  const words = useWords(AGENCY_WORDS);
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: (body: unknown) => tell(`/agencies/${part(agency)}/cases/${part(one.key)}`, body),
    onSuccess: () => void client.invalidateQueries(),
  });
  return (
    <details>
      <summary>
        {words.back}, {one.heldOn === null ? words.hold : words.release}
      </summary>
      <form className="form" onSubmit={sendForm(act.mutate)}>
        <label>
          {words.reason}
          <input name="why" required minLength={5} maxLength={500} />
        </label>
        <ByField />
        <div className="choices">
          <button type="submit" value="recall" disabled={act.isPending}>
            {words.back}
          </button>
          <button
            type="submit"
            className="quiet"
            value={one.heldOn === null ? 'hold' : 'release'}
            disabled={act.isPending}
          >
            {one.heldOn === null ? words.hold : words.release}
          </button>
        </div>
        {act.error !== null && <Failing error={act.error} again={() => act.reset()} />}
      </form>
    </details>
  );
}
