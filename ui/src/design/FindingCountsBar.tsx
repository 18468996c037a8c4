import type { FindingCounts } from '../api/types';
import { formatCount } from './format';
import { SEVERITIES, SEVERITY_WORD } from './words';

type Key = keyof FindingCounts;

/** How many findings of each severity; zero is left out. */
export function FindingCountsBar({ counts }: { counts: FindingCounts }) {
  const shown = SEVERITIES.map((severity) => ({ severity, count: counts[severity.toLowerCase() as Key] })).filter(
    ({ count }) => count > 0,
  );
  if (!shown.length) return <span className="a-soft">none</span>;
  const label = shown.map(({ severity, count }) => `${count} ${SEVERITY_WORD[severity].toLowerCase()}`).join(', ');
  return (
    <span className="a-counts" role="img" aria-label={label} title={label}>
      {shown.map(({ severity, count }) => (
        <span key={severity} className={`a-count a-count-${severity.toLowerCase()}`}>
          {formatCount(count)}
        </span>
      ))}
    </span>
  );
}
