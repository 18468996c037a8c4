import type { Document, Evidence, Finding } from '../../api/types';
import { ComputationView } from '../../design/ComputationView';
import { readable } from '../../design/format';
import { SeverityBadge } from '../../design/SeverityBadge';
import { sidesOf } from './sides';

interface Props { finding: Finding; a: Document; b: Document; open: boolean; onOpen: () => void }

export function Difference({ finding, a, b, open, onOpen }: Props) {
  const { left, right } = sidesOf(finding, a.id, b.id);
  return (
    <article className={`a-finding a-edge-${finding.severity.toLowerCase()}${open ? ' a-finding-open' : ''}`}>
      <button type="button" className="a-finding-head" aria-expanded={open} onClick={onOpen}>
        <span className="a-finding-facts"><SeverityBadge severity={finding.severity} /><span>{readable(finding.category)}</span></span>
        <span className="a-finding-title" dir="auto">{finding.title}</span>
      </button>
      {open && (
        <div className="a-finding-body">
          <p dir="auto">{finding.description}</p>
          <div className="a-beside"><Quotes name={a.filename} quotes={left} /><Quotes name={b.filename} quotes={right} /></div>
          {finding.computation && <ComputationView computation={finding.computation} />}
        </div>
      )}
    </article>
  );
}

function Quotes({ name, quotes }: { name: string; quotes: readonly Evidence[] }) {
  return (
    <div>
      <h3 className="a-side-name" dir="auto">{name}</h3>
      {quotes.length === 0 && <p className="a-soft">Not stated here.</p>}
      <ul className="a-evidence">
        {quotes.map(({ page, quote }, index) => (
          <li key={index}><blockquote dir="auto">{quote}</blockquote><span className="a-soft">Page {page}</span></li>
        ))}
      </ul>
    </div>
  );
}
