import type { GraphPart } from '../../api/types';
import { KINDS, LOOK } from './part';

interface Props { part: GraphPart; hidden: ReadonlySet<string>; onChange: (hidden: ReadonlySet<string>) => void }

/** Which kinds are drawn; each with its colour, so that it is the legend, too. */
export function Kinds({ part, hidden, onChange }: Props) {
  const present = KINDS.map((kind) => ({ kind, count: part.vertices.filter(({ label }) => label === kind).length })).filter(({ count }) => count);
  const toggle = (kind: string) => {
    const next = new Set(hidden);
    if (!next.delete(kind)) next.add(kind);
    onChange(next);
  };
  return (
    <span className="a-kinds" role="group" aria-label="Kinds shown">
      {present.map(({ kind, count }) => (
        <button key={kind} type="button" className="a-kind" aria-pressed={!hidden.has(kind)} onClick={() => toggle(kind)}>
          <i style={{ background: LOOK[kind]?.color }} aria-hidden="true" />
          {kind} <span className="a-soft">{count}</span>
        </button>
      ))}
    </span>
  );
}
