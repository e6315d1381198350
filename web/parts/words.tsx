/**
 * In which language does the reader read, and where are the words?
 *
 * The choice is kept in the browser; without one the browser's own languages decide. Words stand in typed catalogues
 * beside the screens that use them: a key that is missing in one language does not compile.
 */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Language } from '../../rules/telling/language.ts';
import { FRAME_WORDS } from './frame-words.ts';

/** The same words in every language. */
export type Catalogue<T> = Readonly<Record<Language, T>>;

interface Choice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const KEPT = 'anhuan-language';
const Chosen = createContext<Choice>({ language: 'zh-CN', choose: () => {} });

export function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'en' || kept === 'zh-CN') {
    tellServer(kept);
    return kept;
  }
  return navigator.languages.some((name) => name.toLowerCase().startsWith('zh')) ? 'zh-CN' : 'en';
}

/** The server writes the first page: in the language that was chosen. */
function tellServer(language: Language): void {
  // Older browsers know no store of cookies beside this.
  // biome-ignore lint/suspicious/noDocumentCookie: the same
  document.cookie = `${KEPT}=${language}; Path=/; SameSite=Lax; Max-Age=31536000`;
}

export function LanguageProvider({ first, children }: { first: Language; children: ReactNode }) {
  const [language, setLanguage] = useState(first);
  useEffect(() => {
    document.documentElement.lang = language;
    // The bundled glyphs are for machines without Chinese fonts; nobody waits for them.
    if (language === 'zh-CN') void import('@fontsource-variable/noto-sans-sc');
  }, [language]);
  const choice = useMemo<Choice>(
    () => ({
      language,
      choose: (wanted) => {
        localStorage.setItem(KEPT, wanted);
        tellServer(wanted);
        setLanguage(wanted);
      },
    }),
    [language],
  );
  return <Chosen value={choice}>{children}</Chosen>;
}

export function useLanguage(): Language {
  return useContext(Chosen).language;
}

/** The words of a catalogue in the reader's language. */
export function useWords<T>(catalogue: Catalogue<T>): T {
  return catalogue[useLanguage()];
}

/** A name that the server gives in both languages. */
export function useName(): (names: { en: string; zh: string }) => string {
  const language = useLanguage();
  return (names) => (language === 'en' ? names.en : names.zh);
}

/** The button names the other language in that language. */
export function LanguageSwitch() {
  const { language, choose } = useContext(Chosen);
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="switch" lang={other} onClick={() => choose(other)}>
      {FRAME_WORDS[other].thisLanguage}
    </button>
  );
}
