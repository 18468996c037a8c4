import Alert from '@cloudscape-design/components/alert';
import type { Document } from '../../api/types';
import { coverageOf } from './coverage';

/** Says what was not read; silent when everything was. */
export function CoverageNote({ document }: { document: Document }) {
  if (document.status === 'FAILED') {
    return (
      <Alert type="error" header="This document could not be analysed">
        {document.reason || 'No reason was given.'} Delete it and upload a readable copy, or analyse it again.
      </Alert>
    );
  }
  const coverage = coverageOf(document);
  if (!coverage || coverage.whole) return null;
  return (
    <Alert type="warning" header="Not everything was read">
      <ul className="a-plain">{coverage.left.map((item) => <li key={item}>{item}</li>)}</ul>
    </Alert>
  );
}
