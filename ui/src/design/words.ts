import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { AgentStatus, AssessmentStatus, DocumentStatus, ReviewState, Severity } from '../api/types';

type Indicator = StatusIndicatorProps.Type;

export const SEVERITIES: readonly Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];

export const SEVERITY_WORD: Record<Severity, string> = {
  CRITICAL: 'Critical', HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low',
};

export const AGENTS = ['math', 'consistency', 'greenwashing', 'compliance', 'risk'] as const;

export const DOCUMENT_STATUS: Record<DocumentStatus, { word: string; type: Indicator }> = {
  UPLOADING: { word: 'Uploading', type: 'pending' },
  PROCESSING: { word: 'Analysing', type: 'in-progress' },
  COMPLETE: { word: 'Complete', type: 'success' },
  PARTIAL: { word: 'Partial', type: 'warning' },
  FAILED: { word: 'Failed', type: 'error' },
};

export const AGENT_STATUS: Record<AgentStatus, { word: string; type: Indicator; sign: string }> = {
  PENDING: { word: 'waiting', type: 'pending', sign: '·' },
  RUNNING: { word: 'running', type: 'in-progress', sign: '…' },
  COMPLETE: { word: 'done', type: 'success', sign: '✓' },
  PARTIAL: { word: 'partly done', type: 'warning', sign: '!' },
  FAILED: { word: 'failed', type: 'error', sign: '✕' },
};

export const REVIEW_STATE: Record<ReviewState, { word: string; type: Indicator }> = {
  OPEN: { word: 'Open', type: 'pending' },
  ACCEPTED: { word: 'Accepted', type: 'success' },
  DISMISSED: { word: 'Dismissed', type: 'stopped' },
};

export const ASSESSMENT_STATUS: Record<AssessmentStatus, { word: string; type: Indicator }> = {
  PRESENT: { word: 'Present', type: 'success' },
  PARTIAL: { word: 'Partial', type: 'warning' },
  MISSING: { word: 'Missing', type: 'error' },
  CONTRARY: { word: 'Contrary', type: 'error' },
  NOT_APPLICABLE: { word: 'Not applicable', type: 'stopped' },
  NOT_ASSERTED: { word: 'Not judged', type: 'pending' },
};
