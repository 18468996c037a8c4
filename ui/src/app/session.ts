import { createStore } from '../api/store';
import type { Config } from '../api/config';
import type { Viewer } from '../api/types';

export interface Session { config: Config | null; viewer: Viewer | null; signedOut: boolean; error: unknown }

export const session = createStore<Session>({ config: null, viewer: null, signedOut: false, error: null });
