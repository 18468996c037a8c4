import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

/** An empty state: what belongs here, how it gets here, and the first step. */
export function Teaching({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <Box textAlign="center" padding={{ vertical: 'xl', horizontal: 'm' }}>
      <SpaceBetween size="s">
        <Box variant="h2" tagOverride="h2">{title}</Box>
        <Box color="text-body-secondary"><div className="a-measure">{children}</div></Box>
        {action}
      </SpaceBetween>
    </Box>
  );
}
