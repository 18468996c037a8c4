import Select from '@cloudscape-design/components/select';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { Document } from '../../api/types';
import { replaceQuery } from '../../app/router';
import { plural, readable } from '../../design/format';
import { DOCUMENT_STATUS } from '../../design/words';
import { SavedViews } from './SavedViews';
import type { View } from './view';

interface Props { view: View; documents: readonly Document[]; found: number }

const STATUSES = [
  { value: '', label: 'Any status' },
  ...Object.entries(DOCUMENT_STATUS).map(([value, { word }]) => ({ value, label: word })),
];

export function Filters({ view, documents, found }: Props) {
  const kinds = [...new Set(documents.map(({ kind }) => kind))].filter(Boolean).sort();
  const options = [{ value: '', label: 'Any kind' }, ...kinds.map((kind) => ({ value: kind, label: readable(kind) }))];
  return (
    <div className="a-filters">
      <div className="a-filter-text">
        <TextFilter
          filteringText={view.text}
          filteringPlaceholder="Find by name"
          filteringAriaLabel="Find documents by name"
          filteringClearAriaLabel="Clear"
          countText={view.text ? plural(found, 'match', 'matches') : ''}
          onChange={({ detail }) => replaceQuery({ text: detail.filteringText })}
        />
      </div>
      <Select
        ariaLabel="Status"
        options={STATUSES}
        selectedOption={STATUSES.find(({ value }) => value === view.status) ?? null}
        onChange={({ detail }) => replaceQuery({ status: detail.selectedOption.value })}
      />
      <Select
        ariaLabel="Kind of document"
        options={options}
        selectedOption={options.find(({ value }) => value === view.kind) ?? null}
        onChange={({ detail }) => replaceQuery({ kind: detail.selectedOption.value })}
      />
      <SavedViews view={view} />
    </div>
  );
}
