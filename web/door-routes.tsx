/**
 * Which page belongs to which address? One app, three doors; each door is loaded when it is opened.
 */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { Problem } from './api/ask.ts';
import { FrontPage } from './front-page.tsx';
import { Lost, Waiting } from './parts/states.tsx';
import { LanguageProvider } from './parts/words.tsx';
import './parts/tokens.css';
import './parts/parts.css';

const router = createBrowserRouter([
  { path: '/', Component: FrontPage, ErrorBoundary: Lost },
  {
    path: '/sign-in',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./people/phone-page.tsx')).PhonePage }),
  },
  {
    path: '/sign-in/staff',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./people/staff-page.tsx')).StaffPage }),
  },
  {
    path: '/set-up',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./people/set-up-page.tsx')).SetUpPage }),
  },
  {
    path: '/people',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./people/people-page.tsx')).PeoplePage }),
  },
  {
    path: '/borrower',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./borrower/borrower-door.tsx')).BorrowerDoor }),
  },
  {
    path: '/borrower/:host/:reference',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./borrower/owe-page.tsx')).OwePage }),
  },
  {
    path: '/borrower/:host/:reference/messages',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./borrower/messages-page.tsx')).MessagesPage }),
  },
  {
    path: '/borrower/:host/:reference/ahead',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({
      Component: (await import('./borrower/prevention/prevention-page.tsx')).PreventionPage,
    }),
  },
  {
    path: '/borrower/:host/:reference/disputes',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./borrower/disputes/disputes-page.tsx')).DisputesPage }),
  },
  {
    path: '/borrower/:host/:reference/:account/agree',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({
      Component: (await import('./borrower/agreeing/agreeing-page.tsx')).AgreeingPage,
    }),
  },
  {
    path: '/borrower/:host/:reference/:account/:question?',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./borrower/account-page.tsx')).AccountPage }),
  },
  {
    path: '/agent',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./agent/desk-page.tsx')).DeskPage }),
  },
  {
    path: '/agent/calls',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./agent/calls-page.tsx')).CallsPage }),
  },
  {
    path: '/agent/agree/:key',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./agent/proposing/proposing-page.tsx')).ProposingPage }),
  },
  {
    path: '/agent/replies',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./agent/replies-page.tsx')).RepliesPage }),
  },
  {
    path: '/agent/review',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./agent/review/review-page.tsx')).ReviewPage }),
  },
  {
    path: '/borrower/:host/:reference/:account/papers',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./borrower/papers/papers-page.tsx')).PapersPage }),
  },
  {
    path: '/studio/silence',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./studio/silence-page.tsx')).SilencePage }),
  },
  {
    path: '/studio/apologies',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./studio/apologies-page.tsx')).ApologiesPage }),
  },
  {
    path: '/studio/letters/:account?',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./studio/letters-page.tsx')).LettersPage }),
  },
  {
    path: '/studio/warning',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./studio/warning-page.tsx')).WarningPage }),
  },
  {
    path: '/studio/disputes',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./studio/disputes/disputes-desk.tsx')).DisputesDesk }),
  },
  {
    path: '/studio/complaints',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({
      Component: (await import('./studio/complaints/complaints-page.tsx')).ComplaintsPage,
    }),
  },
  {
    path: '/studio/texts/:key?',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./studio/texts-page.tsx')).TextsPage }),
  },
  {
    path: '/studio/:day?',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./studio/night-page.tsx')).NightPage }),
  },
  {
    path: '/inboxes',
    HydrateFallback: Waiting,
    ErrorBoundary: Lost,
    lazy: async () => ({ Component: (await import('./inboxes/inboxes-page.tsx')).InboxesPage }),
  },
  { path: '*', Component: Lost },
]);

/** What was refused stays refused; anything else is asked for once more. */
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 1 && !(error instanceof Problem && error.status < 500),
    },
  },
});

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <RouterProvider router={router} />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
