import { useMemo, useSyncExternalStore } from 'react';

// Routes live after the #: any server that has index.html serves them, and a link to a finding is a link.

export interface Route { path: string[]; query: URLSearchParams }

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { path: path.split('/').filter(Boolean).map(decode), query: new URLSearchParams(query) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

type Query = Record<string, string | number | null | undefined>;

/** The href of a page; empty parameters are left out. */
export function hrefTo(path: string[], query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `#/${path.map(encodeURIComponent).join('/')}${search ? `?${search}` : ''}`;
}

export function navigate(href: string): void {
  window.location.hash = href;
}

/** Changes the query of this page without a new entry in the browser's history. */
export function replaceQuery(change: Query): void {
  const { path, query } = parseRoute(window.location.hash);
  const href = hrefTo(path, { ...Object.fromEntries(query), ...change });
  if (href === window.location.hash) return;
  window.history.replaceState(null, '', href);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}

export const documentHref = (id: string, query: Query = {}) => hrefTo(['documents', id], query);
