import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { lazy, Suspense, useState } from 'react';
import type { Choice } from '../../api/choice';
import { analyseAgain, deleteDocument } from '../../api/documents';
import { useStore } from '../../api/store';
import type { Document } from '../../api/types';
import { saveExport } from '../../app/exporting';
import { attempt, notify } from '../../app/notices';
import { hrefTo, navigate } from '../../app/router';
import { session } from '../../app/session';
import { plural } from '../../design/format';

const ChooseAnalysis = lazy(() => import('../../design/ChooseAnalysis'));
const AskDelete = lazy(() => import('./AskDelete'));

interface Props { chosen: readonly Document[]; onDone: () => void }

export function RowActions({ chosen, onDone }: Props) {
  const { viewer } = useStore(session);
  const [asking, setAsking] = useState<'delete' | 'again' | null>(null);
  const none = chosen.length === 0;
  const remove = async () => {
    setAsking(null);
    await attempt('Not everything could be deleted', () => Promise.all(chosen.map(({ id }) => deleteDocument(id))));
    onDone();
  };
  const again = async (how: Choice) => {
    setAsking(null);
    const done = await attempt('The analysis could not be started', () => Promise.all(chosen.map((one) => analyseAgain(one.id, how))));
    if (done) notify({ type: 'success', title: `The analysis of ${plural(chosen.length, 'document')} has been started again.` });
  };
  const act = async (id: string) => {
    if (id === 'delete' || id === 'again') setAsking(id);
    else if (id === 'compare') navigate(hrefTo(['compare'], { a: chosen[0]?.id, b: chosen[1]?.id }));
    else for (const document of chosen) await saveExport(document.id, id, false);
  };
  return (
    <>
      <ButtonDropdown
        disabled={none}
        onItemClick={({ detail }) => void act(detail.id)}
        expandToViewport
        items={[
          { id: 'compare', text: 'Compare the two', disabled: chosen.length !== 2, disabledReason: 'Choose exactly two documents.' },
          { id: 'again', text: 'Analyse again…' },
          { id: 'HTML', text: 'Export report (HTML)' },
          { id: 'JSON', text: 'Export findings (JSON)' },
          { id: 'CSV', text: 'Export findings (CSV)' },
          { id: 'delete', text: 'Delete…' },
        ]}
      >
        Actions
      </ButtonDropdown>
      <Suspense>
        {asking === 'delete' && <AskDelete chosen={chosen} onYes={() => void remove()} onNo={() => setAsking(null)} />}
        {asking === 'again' && viewer && (
          <ChooseAnalysis
            viewer={viewer} title={`Analyse ${plural(chosen.length, 'document')} again`} action="Analyse"
            note="The findings are replaced; reviews stay with the findings that are found again."
            onChosen={(how) => void again(how)} onClose={() => setAsking(null)}
          />
        )}
      </Suspense>
    </>
  );
}
