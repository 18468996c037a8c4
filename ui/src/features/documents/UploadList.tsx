import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useStore } from '../../api/store';
import { documentHref } from '../../app/router';
import { formatBytes } from '../../design/format';
import { clearUploads, uploads, type UploadRow } from './uploads';

export default function UploadList() {
  const rows = useStore(uploads);
  if (!rows.length) return null;
  return (
    <Container
      header={<Header variant="h2" counter={`(${rows.length})`} actions={<Button onClick={clearUploads}>Clear finished</Button>}>Uploads</Header>}
    >
      <ul className="a-uploads">
        {rows.map((row) => (
          <li key={row.key}>
            <span className="a-upload-name" dir="auto">{row.name}</span>
            <Box color="text-body-secondary" fontSize="body-s">{formatBytes(row.size)}</Box>
            <State row={row} />
          </li>
        ))}
      </ul>
    </Container>
  );
}

function State({ row }: { row: UploadRow }) {
  const open = row.documentId && <Link href={documentHref(row.documentId)}>Open</Link>;
  switch (row.state) {
    case 'waiting':
      return <StatusIndicator type="pending">Waiting</StatusIndicator>;
    case 'sending':
      return <ProgressBar value={row.share * 100} ariaLabel={`Sending ${row.name}`} />;
    case 'done':
      return <StatusIndicator type="success">Sent; the analysis runs. {open}</StatusIndicator>;
    case 'duplicate':
      return <StatusIndicator type="info">You have this file already. {open}</StatusIndicator>;
    case 'refused':
      return <StatusIndicator type="error">{row.problem}</StatusIndicator>;
  }
}
