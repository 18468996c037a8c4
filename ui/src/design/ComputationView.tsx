import type { Computation, Operand } from '../api/types';
import { detailOf } from './computation';
import { ExcerptTable } from './ExcerptTable';
import { formatDecimal } from './format';

interface Props { computation: Computation; onOperand?: (operand: Operand) => void }

/** The sum written out: the little table, the formula, and how far it is off. */
export function ComputationView({ computation, onOperand }: Props) {
  const detail = detailOf(computation);
  const unit = detail.unit === '%' ? ' %' : '';
  return (
    <div className="a-computation">
      {detail.excerpt && <ExcerptTable excerpt={detail.excerpt} />}
      <p className="a-formula">{computation.formula}</p>
      <dl className="a-figures">
        <Figure name="Printed" value={computation.printed} unit={unit} />
        <Figure name="Recomputed" value={computation.recomputed} unit={unit} />
        <Figure name="Difference" value={computation.difference} unit={unit} strong />
        <Figure name="Rounding allows" value={computation.tolerance} unit={unit} />
      </dl>
      {!detail.excerpt && <Operands operands={computation.operands} onOperand={onOperand} />}
    </div>
  );
}

function Figure({ name, value, unit, strong }: { name: string; value: string; unit: string; strong?: boolean }) {
  return (
    <div className={strong ? 'a-figure-strong' : undefined}>
      <dt>{name}</dt>
      <dd>{formatDecimal(value)}{unit}</dd>
    </div>
  );
}

function Operands({ operands, onOperand }: { operands: readonly Operand[]; onOperand?: Props['onOperand'] }) {
  return (
    <ul className="a-operands">
      {operands.map((operand, index) => (
        <li key={index}>
          {operand.label}: {formatDecimal(operand.value)}{' '}
          {onOperand ? (
            <button type="button" className="a-link" onClick={() => onOperand(operand)}>page {operand.page}</button>
          ) : (
            `page ${operand.page}`
          )}
        </li>
      ))}
    </ul>
  );
}
