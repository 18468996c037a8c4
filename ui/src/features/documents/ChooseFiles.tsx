import Button from '@cloudscape-design/components/button';
import { useRef } from 'react';
import { session } from '../../app/session';
import { sendFiles } from './uploads';

const READABLE = '.pdf,.docx,.txt,.md,.png,.jpg,.jpeg,.tif,.tiff';

export function ChooseFiles({ primary = false }: { primary?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={READABLE}
        aria-label="Files to analyse"
        data-testid="files"
        onChange={({ target }) => {
          sendFiles([...(target.files ?? [])], session.get().viewer);
          target.value = '';
        }}
      />
      <Button iconName="upload" variant={primary ? 'primary' : 'normal'} onClick={() => input.current?.click()}>
        Upload files
      </Button>
    </>
  );
}
