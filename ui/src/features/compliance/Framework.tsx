import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import type { Assessment, AssessmentStatus, Document, FrameworkVerdict } from '../../api/types';
import { replaceQuery } from '../../app/router';
import { readable } from '../../design/format';
import { ASSESSMENT_STATUS } from '../../design/words';
import { columnsOf, countsOf, topicsOf } from './matrix';
import { Requirement } from './Requirement';

interface Props { document: Document; verdict: FrameworkVerdict; assessments: readonly Assessment[]; chosen: string | null }

export function Framework({ document, verdict, assessments, chosen }: Props) {
  const [only, setOnly] = useState<AssessmentStatus | null>(null);
  const counts = countsOf(assessments);
  const columns = columnsOf(assessments);
  const shown = only ? assessments.filter(({ status }) => status === only) : assessments;
  const open = assessments.find(({ requirement }) => requirement === chosen);
  return (
    <Container header={<Header variant="h2" description={verdict.version}>{verdict.title}</Header>}>
      {verdict.note && <p>{verdict.note}</p>}
      <div className="a-tallies" role="group" aria-label="Show only">
        {columns.map((status) => (
          <button key={status} type="button" className={`a-tally a-is-${status.toLowerCase()}`} aria-pressed={only === status} onClick={() => setOnly(only === status ? null : status)}>
            <strong>{counts.get(status) ?? 0}</strong>{ASSESSMENT_STATUS[status].word}
          </button>
        ))}
      </div>
      <div className={open ? 'a-matrix-open' : undefined}>
        <div className="a-matrix-frame" tabIndex={0} role="region" aria-label={`Requirements of ${verdict.title}`}>
          <table className="a-matrix">
            <thead>
              <tr>
                <th scope="col">Requirement</th>
                {columns.map((status) => <th key={status} scope="col" className="a-matrix-status">{ASSESSMENT_STATUS[status].word}</th>)}
              </tr>
            </thead>
            {topicsOf(shown).map(({ name, rows }) => (
              <tbody key={name}>
                {name && <tr className="a-matrix-topic"><th scope="rowgroup" colSpan={columns.length + 1}>{name}</th></tr>}
                {rows.map((row) => <Row key={row.requirement} row={row} columns={columns} open={row === open} />)}
              </tbody>
            ))}
          </table>
        </div>
        {open && <Requirement document={document} assessment={open} />}
      </div>
      {verdict.caveat && <p className="a-soft">{verdict.caveat}</p>}
    </Container>
  );
}

const SIGN: Record<AssessmentStatus, string> = {
  PRESENT: '✓', PARTIAL: '◐', MISSING: '✕', CONTRARY: '≠', NOT_APPLICABLE: '–', NOT_ASSERTED: '?',
};

function Row({ row, columns, open }: { row: Assessment; columns: readonly AssessmentStatus[]; open: boolean }) {
  return (
    <tr className={open ? 'a-matrix-chosen' : undefined}>
      <th scope="row">
        <button type="button" className="a-link" aria-expanded={open} onClick={() => replaceQuery({ requirement: open ? null : row.requirement })}>
          {readable(row.title)}
        </button>
        <span className="a-soft">{row.paragraph}</span>
      </th>
      {columns.map((status) => (
        <td key={status} className="a-matrix-status">
          {row.status === status && (
            <span className={`a-sign a-is-${status.toLowerCase()}`}>
              <span aria-hidden="true">{SIGN[status]}</span><span className="a-unseen">{ASSESSMENT_STATUS[status].word}</span>
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}
