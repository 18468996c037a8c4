import { useEffect, useState } from 'react';
import type { Picture } from './pictures';

/** One page as a picture; what cannot be drawn says so. */
export function PagePicture({ picture, number }: { picture: Picture; number: number }) {
  const [state, setState] = useState<{ url?: string; failed?: boolean }>({});
  useEffect(() => {
    let current = true;
    picture(number).then(
      (url) => current && setState({ url }),
      () => current && setState({ failed: true }),
    );
    return () => {
      current = false;
    };
  }, [picture, number]);
  if (state.failed) return <p className="a-undrawn">This page cannot be drawn.</p>;
  return state.url ? <img className="a-canvas" src={state.url} alt="" /> : null;
}
