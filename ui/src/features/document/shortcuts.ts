import { useEffect, useRef } from 'react';
import { createStore } from '../../api/store';

export interface Shortcuts { next: () => void; previous: () => void; show: () => void; accept: () => void; dismiss: () => void; help: () => void }

export const SHORTCUTS: readonly { key: string; name: keyof Shortcuts; text: string }[] = [
  { key: 'j', name: 'next', text: 'Next finding' },
  { key: 'k', name: 'previous', text: 'Previous finding' },
  { key: 'Enter', name: 'show', text: 'Show its place on the page' },
  { key: 'a', name: 'accept', text: 'Accept it (again: reopen)' },
  { key: 'd', name: 'dismiss', text: 'Dismiss it (again: reopen)' },
  { key: '?', name: 'help', text: 'Show these keys' },
];

const KEY = 'aspera.shortcuts';

/** Single keys can be switched off, as WCAG 2.1.4 asks: speech input triggers them by accident. */
export const shortcutsOn = createStore(localStorage.getItem(KEY) !== 'off');

export function switchShortcuts(on: boolean): void {
  localStorage.setItem(KEY, on ? 'on' : 'off');
  shortcutsOn.set(on);
}

const TYPED_IN = 'input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu]';
const PRESSED = 'button, a, summary, [role=button], [role=menuitem]';

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (!shortcutsOn.get() || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target.closest(TYPED_IN) || (event.key === 'Enter' && target.closest(PRESSED))) return;
      const shortcut = SHORTCUTS.find(({ key }) => key === event.key);
      if (!shortcut) return;
      event.preventDefault();
      latest.current[shortcut.name]();
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  }, []);
}
