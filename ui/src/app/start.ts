import { connectTo, onSignedOut } from '../api/client';
import { endpointUrl, loadConfig, type Config } from '../api/config';
import { loadDocuments } from '../api/documents';
import { viewer } from '../api/findings';
import { startLive } from '../api/live';
import { session } from './session';

/** Finds the server, says who we are, reads the first list, and then follows what happens. */
export async function start(): Promise<void> {
  onSignedOut(() => session.update((state) => ({ ...state, signedOut: true })));
  try {
    const config = await loadConfig();
    connectTo(endpointUrl(config), await tokenOf(config));
    session.update((state) => ({ ...state, config }));
    await enter();
  } catch (error) {
    session.update((state) => ({ ...state, error }));
  }
}

/** After start, and again after a sign-in. */
export async function enter(): Promise<void> {
  const { config } = session.get();
  if (!config) return;
  const [seen] = await Promise.all([viewer(), loadDocuments()]);
  session.update((state) => ({ ...state, viewer: seen, signedOut: false, error: null }));
  void startLive(config);
}

async function tokenOf(config: Config): Promise<() => Promise<string | null>> {
  if (config.mode === 'laptop') return () => Promise.resolve(null);
  return (await import('../api/cognito')).signedInBy(config);
}
