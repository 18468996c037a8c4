import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** A place to bring into view; a new object brings it again. */
export interface Place { page: number; box?: number[] }

interface Following { place: Place | null; frame: RefObject<HTMLElement | null>; heights: readonly number[]; gap: number }

const BY_HAND = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/** Where to scroll so that the place stands a third below the top. */
export function offsetOf({ page, box }: Place, heights: readonly number[], gap: number, visible: number): number {
  const before = heights.slice(0, page - 1).reduce((sum, height) => sum + height + gap, gap);
  const within = box ? (box[1] ?? 0) * (heights[page - 1] ?? 0) - visible / 3 : -gap;
  return Math.max(0, before + within);
}

/** Scrolls to the place; keeps it in view while the pages change their size, until somebody scrolls. */
export function useFollow({ place, frame, heights, gap }: Following): void {
  const following = useRef(false);
  const sized = useRef(heights);
  useEffect(() => {
    const element = frame.current;
    const letGo = () => {
      following.current = false;
    };
    BY_HAND.forEach((name) => element?.addEventListener(name, letGo, { passive: true }));
    return () => BY_HAND.forEach((name) => element?.removeEventListener(name, letGo));
  }, [frame]);
  useEffect(() => {
    following.current = place !== null;
  }, [place]);
  useLayoutEffect(() => {
    const element = frame.current;
    const before = sized.current;
    sized.current = heights;
    if (!element || !heights.length || before === heights || following.current) return;
    const ratio = (heights[0] ?? 1) / (before[0] ?? heights[0] ?? 1);
    element.scrollTo({ top: element.scrollTop * ratio });
  }, [heights, frame]);
  useEffect(() => {
    const element = frame.current;
    if (!element || !place || !following.current || heights.length < place.page) return;
    element.scrollTo({ top: offsetOf(place, heights, gap, element.clientHeight) });
  }, [place, heights, gap, frame]);
}
