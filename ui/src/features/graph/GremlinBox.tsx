import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { gremlin } from '../../api/findings';
import { ErrorNote } from '../../design/ErrorNote';

/** Questions in Gremlin, where the server offers it; it only reads, and checks every step. */
export function GremlinBox() {
  const [query, setQuery] = useState("g.V().hasLabel('Risk').limit(10).values('name')");
  const [answer, setAnswer] = useState<{ text?: string; error?: unknown; busy: boolean }>({ busy: false });
  const ask = async () => {
    setAnswer({ busy: true });
    try {
      setAnswer({ text: JSON.stringify(await gremlin(query), null, 2), busy: false });
    } catch (error) {
      setAnswer({ error, busy: false });
    }
  };
  return (
    <Container header={<Header variant="h2">Ask in Gremlin</Header>}>
      <SpaceBetween size="s">
        <FormField label="Query" stretch description="Only reading steps are allowed; other people’s documents are left out.">
          <Textarea value={query} rows={3} spellcheck={false} onChange={({ detail }) => setQuery(detail.value)} />
        </FormField>
        <Button loading={answer.busy} onClick={() => void ask()}>Ask</Button>
        {answer.error ? <ErrorNote what="The query was refused" error={answer.error} /> : null}
        {answer.text && <pre className="a-code" tabIndex={0}>{answer.text}</pre>}
      </SpaceBetween>
    </Container>
  );
}
