import { afterEach, expect, test, vi } from 'vitest';
import { documentStore } from '../src/api/documents';
import { loadAhead } from '../src/app/ahead';

const EMPTY = documentStore.get();
const later = () => new Promise((resolve) => setTimeout(resolve, 0));

Object.assign(window, { requestIdleCallback: (callback: () => void) => setTimeout(callback, 0) });

afterEach(() => documentStore.set(EMPTY));

test('nothing is loaded ahead before the list is there, and all of it afterwards, in order', async () => {
  const asked: string[] = [];
  const part = (name: string) => () => {
    asked.push(name);
    return Promise.resolve();
  };
  loadAhead([part('dialog'), part('page')]);
  await later();
  await later();
  expect(asked).toEqual([]);
  documentStore.update((state) => ({ ...state, loaded: true }));
  await vi.waitFor(() => expect(asked).toEqual(['dialog', 'page']));
  documentStore.update((state) => ({ ...state, byId: new Map() }));
  await later();
  await later();
  expect(asked).toEqual(['dialog', 'page']);
});

test('a part that cannot be had ends it quietly', async () => {
  const next = vi.fn(() => Promise.resolve());
  const lost = vi.fn(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));
  documentStore.update((state) => ({ ...state, loaded: true }));
  loadAhead([lost, next]);
  await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce());
  await later();
  await later();
  expect(next).not.toHaveBeenCalled();
});

test('a page that is left loads nothing more', async () => {
  const part = vi.fn(() => Promise.resolve());
  documentStore.update((state) => ({ ...state, loaded: true }));
  loadAhead([part])();
  await later();
  await later();
  expect(part).not.toHaveBeenCalled();
});
