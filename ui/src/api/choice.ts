import { createStore } from './store';

/** What an analysis is to do. No agents: all. No frameworks: those that fit the kind of document. */
export interface Choice { agents: string[]; frameworks: string[] }

export const EVERYTHING: Choice = { agents: [], frameworks: [] };
const KEY = 'aspera.choice';

function stored(): Choice {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Choice>;
    return { agents: namesOf(value.agents), frameworks: namesOf(value.frameworks) };
  } catch {
    return EVERYTHING;
  }
}

const namesOf = (value: unknown) => (Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []);

/** The last choice, kept in this browser; uploads are analysed with it. */
export const choice = createStore<Choice>(stored());

export function choose(next: Choice): void {
  localStorage.setItem(KEY, JSON.stringify(next));
  choice.set(next);
}

/** Only what this server knows: a name from another version would have every upload refused. */
export function known(chosen: Choice, agents: readonly string[], frameworks: readonly string[]): Choice {
  const wanted = chosen.agents.filter((name) => agents.includes(name));
  return {
    agents: wanted.length === agents.length ? [] : wanted,
    frameworks: chosen.frameworks.filter((name) => frameworks.includes(name)),
  };
}
