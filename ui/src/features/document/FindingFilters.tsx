import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import type { Finding } from '../../api/types';
import { replaceQuery } from '../../app/router';
import { readable } from '../../design/format';
import { REVIEW_STATE, SEVERITIES, SEVERITY_WORD } from '../../design/words';
import { isFiltered, tally, type FindingFilter } from './filter';

interface Props { findings: readonly Finding[]; filter: FindingFilter }
interface Option { value: string; label: string }

export function FindingFilters({ findings, filter }: Props) {
  const agents = tally(findings, ({ agent }) => agent).map(([value, count]) => ({ value, label: `${readable(value)} (${count})` }));
  const rules = tally(findings, ({ rule }) => rule).map(([value, count]) => ({ value, label: `${value} (${count})` }));
  const severities = SEVERITIES.map((value) => ({ value, label: SEVERITY_WORD[value] }));
  const states = Object.entries(REVIEW_STATE).map(([value, { word }]) => ({ value, label: word }));
  const clear = () => replaceQuery({ agent: '', severity: '', rule: '', state: '', text: '' });
  return (
    <div className="a-finding-filters">
      <div className="a-finding-text">
        <Input
          type="search"
          value={filter.text}
          placeholder="Find in findings"
          ariaLabel="Find in findings"
          clearAriaLabel="Clear"
          onChange={({ detail }) => replaceQuery({ text: detail.value })}
        />
      </div>
      <Choice name="agent" every="All agents" options={agents} value={filter.agent} />
      <Choice name="severity" every="Any severity" options={severities} value={filter.severity} />
      <Choice name="state" every="Any state" options={states} value={filter.state} />
      <Choice name="rule" every="All rules" options={rules} value={filter.rule} />
      {isFiltered(filter) && <Button variant="inline-link" onClick={clear}>Show all findings</Button>}
    </div>
  );
}

function Choice({ name, every, options, value }: { name: string; every: string; options: Option[]; value: string }) {
  const all = [{ value: '', label: every }, ...options];
  return (
    <Select
      ariaLabel={readable(name)}
      options={all}
      selectedOption={all.find((option) => option.value === value) ?? { value, label: value }}
      onChange={({ detail }) => replaceQuery({ [name]: detail.selectedOption.value })}
      filteringType={options.length > 12 ? 'auto' : 'none'}
      expandToViewport
    />
  );
}
