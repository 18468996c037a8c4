import Badge from '@cloudscape-design/components/badge';
import type { Severity } from '../api/types';
import { SEVERITY_WORD } from './words';

const COLOR = {
  CRITICAL: 'severity-critical', HIGH: 'severity-high', MEDIUM: 'severity-medium', LOW: 'severity-low',
} as const;

export function SeverityBadge({ severity }: { severity: Severity }) {
  return <Badge color={COLOR[severity]}>{SEVERITY_WORD[severity]}</Badge>;
}
