import { Amplify, type ResourcesConfig } from 'aws-amplify';
import { CONNECTION_STATE_CHANGE, ConnectionState, generateClient } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import { type Config, endpointUrl } from './config';

// AppSync's real-time protocol by Amplify. It turns http:// into wss:// whatever the server speaks.
function plainSocketsOnPlainHttp(): void {
  if (window.location.protocol !== 'http:') return;
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(address: string | URL, protocols?: string | string[]) {
      const url = new URL(address);
      if (url.protocol === 'wss:' && url.host === window.location.host) url.protocol = 'ws:';
      super(url, protocols);
    }
  };
}

let configured = false;

export function configureAmplify(config: Config): void {
  if (configured) return;
  configured = true;
  plainSocketsOnPlainHttp();
  Amplify.configure(amplifyConfig(config));
}

export function amplifyConfig(config: Config): ResourcesConfig {
  const endpoint = endpointUrl(config);
  if (config.mode === 'laptop') {
    // The cookie is the key; Amplify wants one that it can name.
    return { API: { GraphQL: { endpoint, defaultAuthMode: 'apiKey', apiKey: 'laptop' } } };
  }
  const { region, userPoolId, userPoolClientId } = config;
  return {
    API: { GraphQL: { endpoint, region, defaultAuthMode: 'userPool' } },
    Auth: { Cognito: { userPoolId, userPoolClientId } },
  };
}

interface Pushed { data: Record<string, unknown> }
interface Watched { subscribe(observer: { next(value: Pushed): void; error(error: unknown): void }): { unsubscribe(): void } }

/** Calls `next` with what the subscription's one field is sent; returns what ends it. */
export function watch<T>(query: string, next: (value: T) => void, failed: () => void): () => void {
  const watched = generateClient().graphql({ query }) as unknown as Watched;
  const subscription = watched.subscribe({
    next: ({ data }) => {
      const [value] = Object.values(data);
      if (value) next(value as T);
    },
    error: failed,
  });
  return () => subscription.unsubscribe();
}

export function onConnection(listener: (connected: boolean) => void): () => void {
  return Hub.listen('api', ({ payload }) => {
    if (payload.event !== CONNECTION_STATE_CHANGE) return;
    const { connectionState } = payload.data as { connectionState: ConnectionState };
    if (connectionState === ConnectionState.Connecting) return;
    listener(connectionState === ConnectionState.Connected);
  });
}
