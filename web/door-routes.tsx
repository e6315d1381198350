/**
 * Which page belongs to which address? One app, its doors; each page is loaded when it is opened.
 */
import { QueryClient } from '@tanstack/react-query';
import { type ComponentType, lazy, startTransition, useEffect } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Problem } from './api/ask.ts';
import { OwePage } from './borrower/owe-page.tsx';
import { Lost } from './parts/states.tsx';
import { firstLanguage } from './parts/words.tsx';
import { Place, Whole } from './whole-page.tsx';
import { takeWritten } from './written-answers.ts';
import './parts/tokens.css';
import './parts/parts.css';

const OWN = '/borrower/:host/:reference';

/**
 * Address and page, by door. Where two fit, the router takes the more exact one. The page that is waited for on slow telephones comes with
 * the first file, and the server writes it ahead of that (own-home.tsx).
 */
const PAGES: readonly (readonly [path: string, page: 'first' | (() => Promise<ComponentType>)])[] = [
  ['/', async () => (await import('./front-page.tsx')).FrontPage],
  ['/sign-in', async () => (await import('./people/phone-page.tsx')).PhonePage],
  ['/sign-in/staff', async () => (await import('./people/staff-page.tsx')).StaffPage],
  ['/set-up', async () => (await import('./people/set-up-page.tsx')).SetUpPage],
  ['/people/keys', async () => (await import('./machines/keys-page.tsx')).KeysPage],
  ['/people/webhooks', async () => (await import('./machines/webhooks-page.tsx')).WebhooksPage],
  ['/people/me', async () => (await import('./people/own-page.tsx')).OwnPage],
  ['/people', async () => (await import('./people/people-page.tsx')).PeoplePage],

  ['/borrower', async () => (await import('./borrower/borrower-door.tsx')).BorrowerDoor],
  [OWN, 'first'],
  [`${OWN}/pay`, async () => (await import('./borrower/paying/pay-page.tsx')).PayPage],
  [`${OWN}/paid/:checkout`, async () => (await import('./borrower/paying/paid-page.tsx')).PaidPage],
  [`${OWN}/contacted`, async () => (await import('./borrower/home/contacted-page.tsx')).ContactedPage],
  [`${OWN}/mine`, async () => (await import('./borrower/mine/mine-page.tsx')).MinePage],
  [`${OWN}/caller`, async () => (await import('./borrower/home/caller-page.tsx')).CallerPage],
  [`${OWN}/messages`, async () => (await import('./borrower/messages-page.tsx')).MessagesPage],
  [`${OWN}/ahead`, async () => (await import('./borrower/prevention/prevention-page.tsx')).PreventionPage],
  [`${OWN}/visits`, async () => (await import('./visits/own-visits-page.tsx')).OwnVisitsPage],
  [`${OWN}/disputes`, async () => (await import('./borrower/disputes/disputes-page.tsx')).DisputesPage],
  [`${OWN}/:account/agree`, async () => (await import('./borrower/agreeing/agreeing-page.tsx')).AgreeingPage],
  [`${OWN}/:account/papers`, async () => (await import('./borrower/papers/papers-page.tsx')).PapersPage],
  [`${OWN}/:account/:question?`, async () => (await import('./borrower/account-page.tsx')).AccountPage],

  ['/agent', async () => (await import('./agent/desk-page.tsx')).DeskPage],
  ['/agent/calls', async () => (await import('./agent/calls-page.tsx')).CallsPage],
  ['/agent/agree/:key', async () => (await import('./agent/proposing/proposing-page.tsx')).ProposingPage],
  ['/agent/replies', async () => (await import('./agent/replies-page.tsx')).RepliesPage],
  ['/agent/review', async () => (await import('./agent/review/review-page.tsx')).ReviewPage],

  ['/agent/quality', async () => (await import('./lead/own-quality-page.tsx')).OwnQualityPage],

  ['/lead', async () => (await import('./lead/team-page.tsx')).TeamPage],
  ['/lead/assignment', async () => (await import('./lead/assignment-page.tsx')).AssignmentPage],
  ['/lead/approvals', async () => (await import('./lead/approvals-page.tsx')).ApprovalsPage],
  ['/lead/promises/:day?', async () => (await import('./lead/promises-page.tsx')).PromisesPage],
  ['/lead/complaints', async () => (await import('./lead/team-complaints-page.tsx')).TeamComplaintsPage],
  ['/lead/abuses', async () => (await import('./lead/abuses/abuses-page.tsx')).AbusesPage],
  ['/lead/visits/:key?', async () => (await import('./visits/lead-visits-page.tsx')).LeadVisitsPage],
  ['/lead/visitors', async () => (await import('./visits/visitors-page.tsx')).VisitorsPage],
  ['/visit', async () => (await import('./visits/day-page.tsx')).DayPage],
  ['/lead/quality/:call?', async () => (await import('./lead/quality-page.tsx')).QualityPage],

  ['/studio/:day?', async () => (await import('./studio/night-page.tsx')).NightPage],
  ['/studio/ladder/:key?', async () => (await import('./studio/ladder/ladder-page.tsx')).LadderPage],
  ['/studio/law/:rule?', async () => (await import('./studio/ladder/law-page.tsx')).LawPage],
  ['/studio/texts/:key?', async () => (await import('./studio/texts-page.tsx')).TextsPage],
  ['/studio/warning', async () => (await import('./studio/warning-page.tsx')).WarningPage],
  ['/studio/figures', async () => (await import('./studio/figures/figures-page.tsx')).FiguresPage],
  ['/studio/figures/:figure', async () => (await import('./studio/figures/figure-page.tsx')).FigurePage],
  ['/studio/silence', async () => (await import('./studio/silence-page.tsx')).SilencePage],
  ['/studio/apologies', async () => (await import('./studio/apologies-page.tsx')).ApologiesPage],
  ['/studio/letters/:account?', async () => (await import('./studio/letters-page.tsx')).LettersPage],
  ['/studio/disputes', async () => (await import('./studio/disputes/disputes-desk.tsx')).DisputesDesk],
  [
    '/studio/complaints',
    async () => (await import('./studio/complaints/complaints-page.tsx')).ComplaintsPage,
  ],

  ['/agencies', async () => (await import('./agencies/agencies-page.tsx')).AgenciesPage],
  ['/agencies/reckoning', async () => (await import('./agencies/reckoning-page.tsx')).ReckoningPage],
  ['/agency/statements', async () => (await import('./agencies/own-statements-page.tsx')).OwnStatementsPage],
  ['/agency', async () => (await import('./agencies/placed-page.tsx')).PlacedPage],
  ['/studio/firms', async () => (await import('./firms/firms-page.tsx')).FirmsPage],
  ['/firm', async () => (await import('./firms/firm-orders-page.tsx')).FirmOrdersPage],
  ['/firm/orders/:order', async () => (await import('./firms/firm-order-page.tsx')).FirmOrderPage],

  ['/compliance', async () => (await import('./compliance/standing-page.tsx')).StandingPage],
  ['/compliance/records', async () => (await import('./compliance/records-page.tsx')).RecordsPage],
  ['/compliance/erasures', async () => (await import('./compliance/erasures-page.tsx')).ErasuresPage],
  ['/compliance/registers', async () => (await import('./compliance/registers-page.tsx')).RegistersPage],
  ['/compliance/seen', async () => (await import('./compliance/seen/seen-log-page.tsx')).SeenLogPage],
  ['/compliance/access', async () => (await import('./compliance/access-page.tsx')).AccessPage],

  ['/lead/write-offs', async () => (await import('./sale/write-offs-page.tsx')).WriteOffsPage],
  ['/studio/sales', async () => (await import('./sale/sales-page.tsx')).SalesPage],
  ['/studio/sales/:sale', async () => (await import('./sale/sale-page.tsx')).SalePage],

  ['/court', async () => (await import('./court/cases-page.tsx')).CasesPage],
  ['/court/calendar', async () => (await import('./court/calendar-page.tsx')).CalendarPage],
  ['/court/paths', async () => (await import('./court/paths-page.tsx')).PathsPage],
  ['/court/:case', async () => (await import('./court/case-page.tsx')).CasePage],

  ['/stories/:way?', async () => (await import('./ways/ways-page.tsx')).WaysPage],
  ['/inboxes', async () => (await import('./inboxes/inboxes-page.tsx')).InboxesPage],
];

const ROUTES = PAGES.map(([path, page]) => {
  if (page === 'first') return <Route key={path} path={path} element={<OwePage />} />;
  const Page = lazy(async () => ({ default: await page() }));
  return <Route key={path} path={path} element={<Page />} />;
});

/** What was refused stays refused; anything else is asked for once more. */
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 1 && !(error instanceof Problem && error.status < 500),
    },
  },
});

const page = document.getElementById('page')!;
const written = takeWritten(client);
const language = firstLanguage();

function Doors() {
  // For whoever measures: from here on every button answers (tools/bench/first-view.ts).
  useEffect(() => {
    performance.mark('script-in-place');
  }, []);
  return (
    <Whole client={client} language={language}>
      <BrowserRouter>
        <Place>
          <Routes>
            {ROUTES}
            <Route path="*" element={<Lost />} />
          </Routes>
        </Place>
      </BrowserRouter>
    </Whole>
  );
}

// What stands there in another language than is chosen here is drawn anew.
// Taking over may wait: a finger on what is written does not.
if (written === language) startTransition(() => void hydrateRoot(page, <Doors />));
else createRoot(page).render(<Doors />);
