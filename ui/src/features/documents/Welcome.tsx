import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { tryExample } from '../../api/documents';
import { attempt } from '../../app/notices';
import { documentHref, navigate } from '../../app/router';
import { ChooseFiles } from './ChooseFiles';
import { UploadChoice } from './UploadChoice';

const AGENTS = [
  { name: 'Math', text: 'recomputes every total, share and growth rate' },
  { name: 'Consistency', text: 'finds the same fact stated twice with different values' },
  { name: 'Greenwashing', text: 'weighs environmental claims against their evidence' },
  { name: 'Compliance', text: 'looks for what a framework requires to be disclosed' },
  { name: 'Risk', text: 'reads which risks are real and which are played down' },
];

/** The list before the first document: what happens here, and two ways to begin. */
export function Welcome() {
  return (
    <section className="a-welcome">
      <h2>Drop a report here</h2>
      <p>
        Annual reports, sustainability reports, contracts, scans: PDF, Word, text or image. Five agents read every
        page, and every finding shows where it stands.
      </p>
      <div className="a-welcome-actions"><ChooseFiles primary /><TryExample /><UploadChoice /></div>
      <ul className="a-welcome-agents">
        {AGENTS.map(({ name, text }) => <li key={name}><strong>{name}</strong><span>{text}</span></li>)}
      </ul>
    </section>
  );
}

export function TryExample() {
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    const document = await attempt('The example could not be started', tryExample);
    setBusy(false);
    if (document) navigate(documentHref(document.id));
  };
  return <Button loading={busy} onClick={() => void start()}>Try the example report</Button>;
}
