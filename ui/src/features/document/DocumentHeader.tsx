import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { lazy, Suspense, useState } from 'react';
import { analyseAgain } from '../../api/documents';
import { useStore } from '../../api/store';
import type { Document } from '../../api/types';
import { saveExport } from '../../app/exporting';
import { attempt } from '../../app/notices';
import { hrefTo, navigate } from '../../app/router';
import { session } from '../../app/session';
import { AgentStrip } from '../../design/AgentStrip';
import { formatMoney, readable } from '../../design/format';
import { DOCUMENT_STATUS } from '../../design/words';
import { coverageOf } from './coverage';

const ChooseAnalysis = lazy(() => import('../../design/ChooseAnalysis'));

interface Props { document: Document; onHelp: () => void; onAgents: () => void }

const EXPORTS = [
  { id: 'HTML', text: 'Report (HTML)' },
  { id: 'HTML accepted', text: 'Report, only what was accepted (HTML)' },
  { id: 'JSON', text: 'Findings (JSON)' },
  { id: 'CSV', text: 'Findings (CSV)' },
];

export function DocumentHeader({ document, onHelp, onAgents }: Props) {
  const { word, type } = DOCUMENT_STATUS[document.status];
  const { viewer } = useStore(session);
  const [asking, setAsking] = useState(false);
  const save = (id: string) => {
    const [format = 'HTML', accepted] = id.split(' ');
    void saveExport(document.id, format, accepted === 'accepted');
  };
  const more = (id: string) => {
    if (id === 'again') setAsking(true);
    else navigate(hrefTo([id], id === 'compare' ? { a: document.id } : { document: document.id }));
  };
  return (
    <header className="a-document-head">
      <div className="a-document-name">
        <h1 dir="auto">{document.filename}</h1>
        <p className="a-document-facts">
          <StatusIndicator type={type}>{word}</StatusIndicator>
          <button type="button" className="a-plain-button" onClick={onAgents}>
            <span className="a-unseen">What each agent did. </span>
            <AgentStrip agents={document.agents} />
          </button>
          <span>{coverageOf(document)?.text ?? 'Reading…'}</span>
          {document.kind && document.kind !== 'other' && <span>{readable(document.kind)}</span>}
          {document.cost && <span>{formatMoney(document.cost.actual, document.cost.currency)} spent</span>}
        </p>
      </div>
      <div className="a-document-actions">
        <Button iconName="keyboard" variant="icon" ariaLabel="Keyboard shortcuts" onClick={onHelp} />
        <ButtonDropdown
          onItemClick={({ detail }) => more(detail.id)}
          items={[
            { id: 'compliance', text: 'Compliance matrix' },
            { id: 'graph', text: 'Graph' },
            { id: 'compare', text: 'Compare with another document' },
            { id: 'again', text: 'Analyse again…' },
          ]}
        >
          More
        </ButtonDropdown>
        <ButtonDropdown variant="primary" items={EXPORTS} onItemClick={({ detail }) => save(detail.id)}>Export</ButtonDropdown>
      </div>
      {asking && viewer && (
        <Suspense>
          <ChooseAnalysis
            viewer={viewer} title="Analyse this document again" action="Analyse"
            note="The findings are replaced; reviews stay with the findings that are found again."
            onChosen={(how) => { setAsking(false); void attempt('The analysis could not be started', () => analyseAgain(document.id, how)); }}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </header>
  );
}
