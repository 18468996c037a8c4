import type { Excerpt, ExcerptCell, ExcerptRow } from './computation';

/** The few rows of the document's table that a computation is about, with its marks. */
export function ExcerptTable({ excerpt }: { excerpt: Excerpt }) {
  return (
    <div className="a-excerpt-frame" tabIndex={0} role="region" aria-label={`Table on page ${excerpt.page}`}>
      <table className="a-excerpt">
        <caption className="a-unseen">Rows of the table on page {excerpt.page} that the computation uses</caption>
        <thead>
          <tr>
            <td />
            {excerpt.columns.map((column, index) => <th key={index} scope="col">{column}</th>)}
          </tr>
        </thead>
        <tbody>{excerpt.rows.map((row, index) => <Row key={index} row={row} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: ExcerptRow }) {
  return (
    <>
      {row.left_out > 0 && (
        <tr className="a-excerpt-gap">
          <th scope="row" colSpan={row.cells.length + 1}>… {row.left_out} more {row.left_out === 1 ? 'row' : 'rows'}</th>
        </tr>
      )}
      <tr className={row.is_result ? 'a-excerpt-result' : undefined}>
        <th scope="row">{row.label}</th>
        {row.cells.map((cell, index) => <Cell key={index} cell={cell} />)}
      </tr>
    </>
  );
}

const SPOKEN: Record<string, string> = { operand: 'used', suspect: 'does not fit', result: 'the printed result' };

function Cell({ cell }: { cell: ExcerptCell }) {
  return (
    <td className={cell.mark ? `a-cell-${cell.mark}` : undefined}>
      {cell.sign && <span className="a-cell-sign">{cell.sign}</span>}
      <span>{cell.text}</span>
      {cell.mark && <span className="a-unseen"> ({SPOKEN[cell.mark] ?? cell.mark})</span>}
      {cell.note && <span className="a-cell-note">{cell.note}</span>}
    </td>
  );
}
