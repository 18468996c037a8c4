import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { documentStore, tryExample } from '../../api/documents';
import { useStore } from '../../api/store';
import type { Example } from '../../api/types';
import { attempt } from '../../app/notices';
import { documentHref, navigate } from '../../app/router';
import { session } from '../../app/session';
import { ChooseFiles } from './ChooseFiles';
import { UploadChoice } from './UploadChoice';

const AGENTS = [
  { name: 'Math', text: 'recomputes every total, share and growth rate' },
  { name: 'Consistency', text: 'finds the same fact stated twice with different values' },
  { name: 'Greenwashing', text: 'weighs environmental claims against their evidence' },
  { name: 'Compliance', text: 'looks for what a framework requires to be disclosed' },
  { name: 'Risk', text: 'reads which risks are real and which are played down' },
];

/** The list before the first document: what happens here, and ways to begin. */
export function Welcome() {
  return (
    <section className="a-welcome">
      <h2>Drop a report here</h2>
      <p>
        Annual reports, sustainability reports, contracts, scans: PDF, Word, text or image. Five agents read every
        page, and every finding shows where it stands.
      </p>
      <div className="a-welcome-actions"><ChooseFiles primary /><UploadChoice /></div>
      <Examples />
      <ul className="a-welcome-agents">
        {AGENTS.map(({ name, text }) => <li key={name}><strong>{name}</strong><span>{text}</span></li>)}
      </ul>
    </section>
  );
}

/** Two years of one invented company, each with a click. */
function Examples() {
  const { viewer } = useStore(session);
  if (!viewer?.examples.length) return null;
  return (
    <>
      <p>No report at hand? Try one of an invented company, with faults planted in it; both together can be compared.</p>
      <div className="a-welcome-actions">{viewer.examples.map((one) => <TryExample key={one.filename} example={one} />)}</div>
    </>
  );
}

/** The first example that is not in the list yet. */
export function NextExample() {
  const { viewer } = useStore(session);
  const { byId } = useStore(documentStore);
  const known = new Set([...byId.values()].map(({ filename }) => filename));
  const next = viewer?.examples.find(({ filename }) => !known.has(filename));
  return next ? <TryExample example={next} /> : null;
}

function TryExample({ example: { filename, title } }: { example: Example }) {
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    const document = await attempt('The example could not be started', () => tryExample(filename));
    setBusy(false);
    if (document) navigate(documentHref(document.id));
  };
  return <Button loading={busy} onClick={() => void start()}>Example: {title}</Button>;
}
