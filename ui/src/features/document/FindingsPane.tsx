import Spinner from '@cloudscape-design/components/spinner';
import type { ReactNode } from 'react';
import type { Document, Finding } from '../../api/types';
import type { Remote } from '../../api/useRemote';
import { ErrorNote } from '../../design/ErrorNote';
import { formatCount } from '../../design/format';
import { Teaching } from '../../design/Teaching';
import type { FindingFilter } from './filter';
import { FindingFilters } from './FindingFilters';
import { FindingList } from './FindingList';

interface Props {
  document: Document;
  findings: Remote<Finding[]>;
  listed: readonly Finding[];
  filter: FindingFilter;
  selected: string | null;
  onSelect: (id: string) => void;
  detailOf: (finding: Finding) => ReactNode;
}

export function FindingsPane({ document, findings, listed, filter, selected, onSelect, detailOf }: Props) {
  const all = findings.data ?? [];
  const counted = listed.length === all.length ? formatCount(all.length) : `${formatCount(listed.length)} of ${formatCount(all.length)}`;
  return (
    <section className="a-findings-pane" aria-labelledby="findings-title">
      <h2 id="findings-title">Findings <span className="a-soft">({counted})</span></h2>
      {all.length > 0 && <FindingFilters findings={all} filter={filter} />}
      {findings.error ? <ErrorNote what="The findings could not be read" error={findings.error} retry={findings.reload} /> : null}
      {findings.loading && !findings.data && <div className="a-waiting"><Spinner /></div>}
      {listed.length > 0 ? (
        <FindingList findings={listed} selected={selected} onSelect={onSelect} detailOf={detailOf} />
      ) : (
        findings.data && <Nothing document={document} filtered={all.length > 0} />
      )}
    </section>
  );
}

function Nothing({ document, filtered }: { document: Document; filtered: boolean }) {
  if (filtered) return <Teaching title="No finding fits this filter">Widen the filter above, or show all findings.</Teaching>;
  if (document.status === 'PROCESSING' || document.status === 'UPLOADING') {
    return <Teaching title="The agents are at work">Findings appear here when their evidence is verified, all at once.</Teaching>;
  }
  return (
    <Teaching title="Nothing was found">
      The agents reported no finding that they could prove. What they looked at stands under the five lamps above.
    </Teaching>
  );
}
