import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { choice, choose, known, type Choice } from '../api/choice';
import type { Viewer } from '../api/types';
import { readable } from './format';

interface Props { viewer: Viewer; title: string; action: string; note: string; onChosen: (chosen: Choice) => void; onClose: () => void }

/** Which agents and which frameworks; begins with the last choice and remembers this one. */
export default function ChooseAnalysis({ viewer, title, action, note, onChosen, onClose }: Props) {
  const before = known(choice.get(), viewer.agents, viewer.frameworks.map(({ id }) => id));
  const [agents, setAgents] = useState<readonly string[]>(before.agents.length ? before.agents : viewer.agents);
  const [frameworks, setFrameworks] = useState<readonly string[]>(before.frameworks);
  const options = viewer.frameworks.map(({ id, title: label }) => ({ value: id, label }));
  const save = () => {
    const chosen = known({ agents: viewer.agents.filter((name) => agents.includes(name)), frameworks: [...frameworks] }, viewer.agents, [...frameworks]);
    choose(chosen);
    onChosen(chosen);
  };
  const switchAgent = (name: string, on: boolean) => setAgents((now) => (on ? [...now, name] : now.filter((one) => one !== name)));
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" disabled={!agents.length} onClick={save}>{action}</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box color="text-body-secondary">{note}</Box>
        <div role="group" aria-label="Agents">
          {viewer.agents.map((name) => (
            <Checkbox key={name} checked={agents.includes(name)} onChange={({ detail }) => switchAgent(name, detail.checked)}>{readable(name)}</Checkbox>
          ))}
        </div>
        <FormField label="Frameworks" description="For the compliance agent. None chosen: those that fit the kind of document.">
          <Multiselect
            options={options}
            selectedOptions={options.filter(({ value }) => frameworks.includes(value))}
            onChange={({ detail }) => setFrameworks(detail.selectedOptions.flatMap(({ value }) => (value ? [value] : [])))}
            placeholder="Chosen by the kind of document"
            filteringType="auto"
            filteringAriaLabel="Find a framework"
            selectedAriaLabel="Chosen"
            deselectAriaLabel={({ label }) => `Leave out ${label}`}
            expandToViewport
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
