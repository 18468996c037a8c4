import type { AgentState } from '../api/types';
import { plural, readable } from './format';
import { AGENT_STATUS, AGENTS } from './words';

/** The agents of a document, one small lamp each, and what those at work are doing. */
export function AgentStrip({ agents, words = true }: { agents: readonly AgentState[]; words?: boolean }) {
  const known = new Map(agents.map((state) => [state.agent, state]));
  const asked = AGENTS.filter((name) => !known.size || known.has(name));
  const names = [...new Set([...asked, ...known.keys()])];
  const running = agents.filter(({ status }) => status === 'RUNNING');
  return (
    <span className="a-agents">
      <span className="a-lamps" role="list" aria-label="Agents">
        {names.map((name) => (
          <Lamp key={name} name={name} state={known.get(name)} />
        ))}
      </span>
      {words && running.length > 0 && <span className="a-soft a-running">{running.map(doing).join(' · ')}</span>}
    </span>
  );
}

function Lamp({ name, state }: { name: string; state: AgentState | undefined }) {
  const status = state?.status ?? 'PENDING';
  const found = state?.findings ? `, ${plural(state.findings, 'finding')}` : '';
  const label = `${readable(name)}: ${AGENT_STATUS[status].word}${found}`;
  return (
    <span role="listitem" className={`a-lamp a-lamp-${status.toLowerCase()}`} title={label}>
      <span aria-hidden="true">{readable(name).charAt(0)}</span>
      <span className="a-unseen">{label}</span>
    </span>
  );
}

function doing({ agent, lastPage }: AgentState): string {
  return lastPage ? `${readable(agent)}, page ${lastPage}` : readable(agent);
}
