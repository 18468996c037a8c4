import Select from '@cloudscape-design/components/select';
import type { Document } from '../api/types';
import { formatDate, plural } from './format';

interface Props {
  documents: readonly Document[];
  value: string | null;
  onChange: (id: string) => void;
  label: string;
  /** What stands for no particular document; without it one must be chosen. */
  every?: string;
}

export function DocumentSelect({ documents, value, onChange, label, every }: Props) {
  const options = documents.map(({ id, filename, pages, createdAt }) => ({
    value: id,
    label: filename,
    description: `${plural(pages, 'page')} · ${formatDate(createdAt)}`,
  }));
  const all = every ? [{ value: '', label: every }, ...options] : options;
  return (
    <Select
      options={all}
      selectedOption={all.find((option) => option.value === (value ?? '')) ?? null}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      filteringType={documents.length > 8 ? 'auto' : 'none'}
      placeholder="Choose a document"
      ariaLabel={label}
      empty="No documents yet"
      expandToViewport
    />
  );
}
