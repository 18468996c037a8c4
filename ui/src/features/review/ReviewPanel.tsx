import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { Finding, ReviewState } from '../../api/types';
import { AuditTrail } from './AuditTrail';
import type { OnReview } from './useReview';

const LONGEST = 4000;

export function ReviewPanel({ finding, onReview }: { finding: Finding; onReview: OnReview }) {
  const { state } = finding.review;
  const set = (chosen: ReviewState) => onReview(finding, { state: state === chosen ? 'OPEN' : chosen });
  return (
    <div className="a-review">
      <div className="a-review-buttons" role="group" aria-label="Review">
        <Button variant={state === 'ACCEPTED' ? 'primary' : 'normal'} iconName="check" ariaLabel={state === 'ACCEPTED' ? 'Accepted; reopen' : 'Accept'} onClick={() => set('ACCEPTED')}>
          {state === 'ACCEPTED' ? 'Accepted' : 'Accept'}
        </Button>
        <Button variant={state === 'DISMISSED' ? 'primary' : 'normal'} iconName="close" ariaLabel={state === 'DISMISSED' ? 'Dismissed; reopen' : 'Dismiss'} onClick={() => set('DISMISSED')}>
          {state === 'DISMISSED' ? 'Dismissed' : 'Dismiss'}
        </Button>
      </div>
      <Assign finding={finding} onReview={onReview} />
      <Comment finding={finding} onReview={onReview} />
      <AuditTrail finding={finding} />
    </div>
  );
}

function Assign({ finding, onReview }: { finding: Finding; onReview: OnReview }) {
  const given = finding.review.assignee ?? '';
  const [name, setName] = useState(given);
  const changed = name.trim() !== given;
  return (
    <FormField label="Assigned to" stretch>
      <div className="a-assign">
        <Input value={name} placeholder="Nobody" onChange={({ detail }) => setName(detail.value)} />
        <Button disabled={!changed} onClick={() => onReview(finding, { assignee: name.trim() })}>Assign</Button>
      </div>
    </FormField>
  );
}

function Comment({ finding, onReview }: { finding: Finding; onReview: OnReview }) {
  const [text, setText] = useState('');
  const send = () => {
    onReview(finding, { comment: text.trim() });
    setText('');
  };
  const tooLong = text.length > LONGEST;
  return (
    <FormField label="Comment" stretch errorText={tooLong ? `At most ${LONGEST} characters.` : undefined}>
      <Textarea value={text} rows={2} placeholder="Why it is accepted or dismissed" onChange={({ detail }) => setText(detail.value)} />
      {text.trim() && <div className="a-comment-send"><Button disabled={tooLong} onClick={send}>Add comment</Button></div>}
    </FormField>
  );
}
