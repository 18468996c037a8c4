import { connectTo, onSignedOut } from '../api/client';
import { endpointUrl, loadConfig, type Config } from '../api/config';
import { loadDocuments } from '../api/documents';
import { viewer } from '../api/findings';
import { startLive } from '../api/live';
import { session } from './session';

const PATIENCE_MS = 150;

/** Finds the server, says who we are, reads the first list, and then follows what happens. `draw` is
 * called as soon as the list is asked for, for drawing would hold the question back; at the latest soon. */
export async function start(draw: () => void): Promise<void> {
  onSignedOut(() => session.update((state) => ({ ...state, signedOut: true })));
  const late = setTimeout(draw, PATIENCE_MS);
  try {
    const config = await loadConfig();
    connectTo(endpointUrl(config), await tokenOf(config));
    const entered = enter(config);
    setTimeout(() => { clearTimeout(late); draw(); });
    await entered;
  } catch (error) {
    session.update((state) => ({ ...state, error }));
  }
}

/** After start, and again after a sign-in. */
export async function enter(config: Config): Promise<void> {
  const asked = Promise.all([viewer(), loadDocuments()]);
  session.update((state) => ({ ...state, config }));
  const [seen] = await asked;
  session.update((state) => ({ ...state, viewer: seen, signedOut: false, error: null }));
  void startLive(config);
}

async function tokenOf(config: Config): Promise<() => Promise<string | null>> {
  if (config.mode === 'laptop') return () => Promise.resolve(null);
  return (await import('../api/cognito')).signedInBy(config);
}
