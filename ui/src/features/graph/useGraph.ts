import { useCallback, useMemo, useState } from 'react';
import { graph } from '../../api/findings';
import type { GraphPart } from '../../api/types';
import { useRemote } from '../../api/useRemote';
import { attempt } from '../../app/notices';
import { joined } from './part';

const MOST = 150;

/** The part of the graph around a document, or all documents, and what was expanded since. */
export function useGraph(documentId: string | null, name: string) {
  const key = `${documentId ?? ''}\n${name}`;
  const question = { ...(documentId ? { documentId } : {}), ...(name ? { name } : {}), limit: MOST };
  const { data, error, loading, reload } = useRemote(key, () => graph(question));
  const [expanded, setExpanded] = useState<{ key: string; parts: GraphPart[] }>({ key, parts: [] });
  const part = useMemo(() => {
    const added = expanded.key === key ? expanded.parts : [];
    return data && added.reduce(joined, data);
  }, [data, expanded, key]);
  const expand = useCallback(
    async (vertexId: string) => {
      const more = await attempt('More could not be read', () => graph({ vertexId, limit: MOST }));
      if (more) setExpanded((before) => ({ key, parts: [...(before.key === key ? before.parts : []), more] }));
    },
    [key],
  );
  return { part, error, loading, reload, expand };
}
