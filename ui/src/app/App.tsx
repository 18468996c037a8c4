import { useEffect } from 'react';
import { useStore } from '../api/store';
import { ErrorNote } from '../design/ErrorNote';
import { DropAnywhere } from '../features/documents/DropAnywhere';
import { SignedOut } from '../features/session/SignedOut';
import { Page } from './routes';
import { navigate, useRoute } from './router';
import { session } from './session';
import { Shell } from './Shell';
import { enter } from './start';

export function App() {
  const { config, error, signedOut } = useStore(session);
  const route = useRoute();
  useEffect(() => {
    if (!route.path.length) navigate('#/documents');
  }, [route]);
  if (signedOut && config) return <SignedOut config={config} onSignedIn={() => void enter(config)} />;
  return (
    <>
      <Shell route={route}>
        {error && !config ? (
          <ErrorNote what="ASPERA could not start" error={error} retry={() => window.location.reload()} />
        ) : (
          config && <Page route={route} />
        )}
      </Shell>
      {config && <DropAnywhere />}
    </>
  );
}
