import { CONNECTION_STATE_CHANGE, ConnectionState, GraphQLAPI } from '@aws-amplify/api-graphql';
import { Amplify, Hub } from '@aws-amplify/core';
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

/** On AWS sign-in has configured Amplify already, see cognito.ts. */
export function prepare(config: Config): void {
  if (config.mode === 'aws') return;
  plainSocketsOnPlainHttp();
  // The cookie is the key; Amplify wants one that it can name.
  Amplify.configure({ API: { GraphQL: { endpoint: endpointUrl(config), defaultAuthMode: 'apiKey', apiKey: 'laptop' } } });
}

interface Pushed { data: Record<string, unknown> }
interface Watched { subscribe(observer: { next(value: Pushed): void; error(error: unknown): void }): { unsubscribe(): void } }

/** Calls `next` with what the subscription's one field is sent; returns what ends it. */
export function watch<T>(query: string, next: (value: T) => void, failed: () => void): () => void {
  const watched = GraphQLAPI.graphql(Amplify, { query }) as unknown as Watched;
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
  let begun = false;
  return Hub.listen('api', ({ payload }) => {
    if (payload.event !== CONNECTION_STATE_CHANGE) return;
    const { connectionState } = payload.data as { connectionState: ConnectionState };
    // Amplify begins by saying that it is disconnected.
    if (!begun && connectionState === ConnectionState.Disconnected) return;
    begun = true;
    if (connectionState === ConnectionState.Connecting) return;
    listener(connectionState === ConnectionState.Connected);
  });
}
