/**
 * What do all pages stand in, whether a browser draws them or the server writes the first of them?
 *
 * The same tree on both sides, so that the script takes over what was written without drawing it again.
 */
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Component, type ReactNode, StrictMode, Suspense } from 'react';
import { useLocation } from 'react-router';
import type { Language } from '../rules/telling/language.ts';
import { Lost, Waiting } from './parts/states.tsx';
import { LanguageProvider } from './parts/words.tsx';

/** Around the router: answers that are kept, and the language. */
export function Whole({
  client,
  language,
  children,
}: {
  client: QueryClient;
  language: Language;
  children: ReactNode;
}) {
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <LanguageProvider first={language}>{children}</LanguageProvider>
      </QueryClientProvider>
    </StrictMode>
  );
}

/** Around the page: what stands there while its file is on the way, and when it does not come or breaks. */
export function Place({ children }: { children: ReactNode }) {
  const { key } = useLocation();
  return (
    <Broken at={key}>
      <Suspense fallback={<Waiting />}>{children}</Suspense>
    </Broken>
  );
}

interface Around {
  readonly at: string;
  readonly children: ReactNode;
}

/** A page that broke is left by going elsewhere. */
class Broken extends Component<Around, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override componentDidUpdate(before: Around): void {
    if (this.state.broken && before.at !== this.props.at) this.setState({ broken: false });
  }

  override render(): ReactNode {
    return this.state.broken ? <Lost /> : this.props.children;
  }
}
