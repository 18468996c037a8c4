import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { replaceQuery } from '../../app/router';

export function FindEntity({ name }: { name: string }) {
  const [text, setText] = useState(name);
  return (
    <form role="search" onSubmit={(event) => { event.preventDefault(); replaceQuery({ name: text.trim() }); }}>
      <Input
        type="search"
        value={text}
        placeholder="Find an entity, then press Enter"
        ariaLabel="Find an entity"
        clearAriaLabel="Clear"
        onChange={({ detail }) => {
          setText(detail.value);
          if (!detail.value) replaceQuery({ name: '' });
        }}
      />
    </form>
  );
}
