import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { createStore } from '../api/store';

export type Theme = 'system' | 'light' | 'dark';
const KEY = 'aspera.theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

function stored(): Theme {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}

export const theme = createStore<Theme>(stored());

export function isDark(): boolean {
  return theme.get() === 'dark' || (theme.get() === 'system' && dark.matches);
}

function apply(): void {
  applyMode(isDark() ? Mode.Dark : Mode.Light);
  document.documentElement.style.colorScheme = isDark() ? 'dark' : 'light';
}

export function setTheme(choice: Theme): void {
  localStorage.setItem(KEY, choice);
  theme.set(choice);
  apply();
}

export function startTheme(): void {
  apply();
  dark.addEventListener('change', apply);
}
