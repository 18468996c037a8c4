import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { Document } from '../../api/types';
import { documentHref } from '../../app/router';
import { AgentStrip } from '../../design/AgentStrip';
import { FindingCountsBar } from '../../design/FindingCountsBar';
import { formatCount, formatDate, formatMoney, readable } from '../../design/format';
import { DOCUMENT_STATUS } from '../../design/words';

const UNFINISHED = new Set(['UPLOADING', 'PROCESSING']);

function Name({ document }: { document: Document }) {
  return (
    <div className="a-name">
      <Link href={documentHref(document.id)}><bdi>{document.filename}</bdi></Link>
      <span className="a-only-narrow">
        <Status document={document} />
        {document.status === 'COMPLETE' || document.status === 'PARTIAL' ? <FindingCountsBar counts={document.findings} /> : null}
      </span>
      <span className="a-soft">{document.kind && document.kind !== 'other' ? readable(document.kind) : ''}</span>
    </div>
  );
}

function Status({ document }: { document: Document }) {
  const { word, type } = DOCUMENT_STATUS[document.status];
  return <span title={document.reason || undefined}><StatusIndicator type={type}>{word}</StatusIndicator></span>;
}

function Findings({ document }: { document: Document }) {
  if (UNFINISHED.has(document.status) || document.status === 'FAILED') return <span className="a-soft">–</span>;
  return <FindingCountsBar counts={document.findings} />;
}

export const COLUMNS: TableProps.ColumnDefinition<Document>[] = [
  { id: 'filename', header: 'Document', cell: (document) => <Name document={document} />, sortingField: 'filename', isRowHeader: true, minWidth: 282 },
  { id: 'status', header: 'Status', cell: (document) => <Status document={document} />, sortingField: 'status', minWidth: 134 },
  { id: 'agents', header: 'Agents', cell: (document) => <AgentStrip agents={document.agents} words={UNFINISHED.has(document.status)} />, minWidth: 155 },
  { id: 'findings', header: 'Findings', cell: (document) => <Findings document={document} />, sortingField: 'findings', minWidth: 184 },
  { id: 'pages', header: 'Pages', cell: ({ pages }) => (pages ? formatCount(pages) : '–'), sortingField: 'pages', minWidth: 80 },
  { id: 'cost', header: 'Cost', cell: ({ cost }) => (cost ? formatMoney(cost.actual, cost.currency) : '–'), sortingField: 'cost', minWidth: 84 },
  { id: 'createdAt', header: 'Added', cell: ({ createdAt }) => formatDate(createdAt), sortingField: 'createdAt', minWidth: 130 },
];
