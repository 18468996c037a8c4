import Link from '@cloudscape-design/components/link';
import { Teaching } from '../design/Teaching';

export function NotHere() {
  return (
    <Teaching title="There is no such page" action={<Link href="#/documents">Go to your documents</Link>}>
      The address may be mistyped, or from another version of ASPERA.
    </Teaching>
  );
}
