/** The page's state for the components, without handing it down by hand. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from './i18n/messages.ts';
import type { Offline } from './offline/offline.ts';
import type { Page } from './state.ts';

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('A component stands outside the page.');
  return page;
}

/** The texts of the language that is chosen now. */
export function useWords(): Words {
  return usePage().words.value;
}

/** Without one, as in a page under development, there is a network and nothing newer. */
export const OfflineContext = createContext<Offline | undefined>(undefined);

export function useOffline(): Offline | undefined {
  return useContext(OfflineContext);
}
