import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import type { Config } from '../../api/config';

const CognitoForm = lazy(() => import('./CognitoForm'));

export function SignedOut({ config, onSignedIn }: { config: Config; onSignedIn: () => void }) {
  return (
    <main className="a-door">
      <Container header={<Header variant="h1">ASPERA</Header>}>
        {config.mode === 'aws' ? <Suspense><CognitoForm onSignedIn={onSignedIn} /></Suspense> : <Laptop />}
      </Container>
    </main>
  );
}

function Laptop() {
  return (
    <SpaceBetween size="s">
      <Box variant="p">This browser has no key to the ASPERA on this computer, or its key is no longer valid.</Box>
      <Box variant="p">
        Open the address that <Box variant="code">aspera serve</Box> printed in its terminal. It works once; start
        the command again for a new one.
      </Box>
    </SpaceBetween>
  );
}
