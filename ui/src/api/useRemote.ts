import { useCallback, useEffect, useRef, useState } from 'react';
import { reconnections } from './live';
import { useStore } from './store';

export interface Remote<T> { data: T | undefined; error: unknown; loading: boolean; reload: () => void }

/** What `read` answers; read again when `key` changes and after every reconnection. Null: not now. */
export function useRemote<T>(key: string | null, read: () => Promise<T>): Remote<T> {
  const [state, setState] = useState<{ key: string | null; data?: T; error?: unknown }>({ key: null });
  const [turn, setTurn] = useState(0);
  const again = useStore(reconnections);
  const reader = useRef(read);
  useEffect(() => {
    reader.current = read;
  });
  useEffect(() => {
    if (key === null) return;
    let current = true;
    reader.current().then(
      (data) => current && setState({ key, data }),
      (error: unknown) => current && setState((before) => (before.key === key ? { ...before, error } : { key, error })),
    );
    return () => {
      current = false;
    };
  }, [key, turn, again]);
  const reload = useCallback(() => setTurn((count) => count + 1), []);
  const fresh = state.key === key;
  return {
    data: fresh ? state.data : undefined,
    error: fresh ? state.error : undefined,
    loading: key !== null && !fresh,
    reload,
  };
}
