/**
 * How does a borrower's home look before any script runs?
 *
 * The same page as in the browser, drawn once by the server out of answers it has already given. Built apart from the web (own-home-build.ts).
 */
import { QueryClient } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { Route, Routes, StaticRouter } from 'react-router';
import type { HomeDrawing } from '../../../server/api/serving/written-home.ts';
import { FRAME_WORDS } from '../../parts/frame-words.ts';
import { Place, Whole } from '../../whole-page.tsx';
import { keepAnswers } from '../../written-answers.ts';
import { OwePage } from '../owe-page.tsx';
import { HOME_WORDS } from './home-words.ts';

export { pressingAccount } from './next-thing.tsx';

/** What stands within the page, and its title. */
export const drawHome: HomeDrawing['drawHome'] = (address, written) => {
  // Nothing is asked here: what is not among the answers is asked by the browser.
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  keepAnswers(client, written);
  try {
    const body = renderToString(
      <Whole client={client} language={written.language}>
        <StaticRouter location={address}>
          <Place>
            <Routes>
              <Route path="/borrower/:host/:reference" element={<OwePage />} />
            </Routes>
          </Place>
        </StaticRouter>
      </Whole>,
    );
    return { title: `${HOME_WORDS[written.language].title} · ${FRAME_WORDS[written.language].home}`, body };
  } finally {
    client.clear();
  }
};
