import Box from '@cloudscape-design/components/box';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { listAgentExecutions } from '../../api/findings';
import type { AgentExecution } from '../../api/types';
import { useRemote } from '../../api/useRemote';
import { ErrorNote } from '../../design/ErrorNote';
import { formatDuration, plural, readable } from '../../design/format';
import { AGENT_STATUS } from '../../design/words';

/** What each agent looked at, counted: a finding says little without it. */
export function AgentReport({ documentId, onClose }: { documentId: string; onClose: () => void }) {
  const { data, error, loading, reload } = useRemote(documentId, () => listAgentExecutions(documentId));
  return (
    <Modal visible size="large" header="What each agent did" closeAriaLabel="Close" onDismiss={onClose}>
      {error ? <ErrorNote what="The agents’ reports could not be read" error={error} retry={reload} /> : null}
      {loading && !data && <Spinner />}
      {data?.length === 0 && <Box color="text-body-secondary">No agent has finished yet.</Box>}
      <SpaceBetween size="l">{data?.map((execution) => <Execution key={`${execution.agent} ${execution.timestamp}`} execution={execution} />)}</SpaceBetween>
    </Modal>
  );
}

function Execution({ execution }: { execution: AgentExecution }) {
  const { word, type } = AGENT_STATUS[execution.status];
  const counted = Object.entries(JSON.parse(execution.statistics || '{}') as Record<string, string>);
  const dropped = execution.dropped ? `, ${execution.dropped} dropped for want of proof` : '';
  return (
    <section>
      <Box variant="h3">{readable(execution.agent)}</Box>
      <p className="a-document-facts">
        <StatusIndicator type={type}>{readable(word)}</StatusIndicator>
        <span>{plural(execution.findings, 'finding')}{dropped}</span>
        <span>{formatDuration(execution.durationMs)}</span>
      </p>
      {execution.reason && <Box color="text-status-error">{execution.reason}</Box>}
      <dl className="a-statistics">
        {counted.map(([name, value]) => <div key={name}><dt>{readable(name)}</dt><dd>{value}</dd></div>)}
      </dl>
    </section>
  );
}
