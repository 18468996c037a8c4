import { pagePictures, renewing, type PagePicture } from '../../api/file';
import type { PageSize } from './pdf';

export type Picture = (page: number) => Promise<string>;

export interface Pictures { of: Picture; close: () => void }

const AT_ONCE = 8;

/** Pictures of pages that the server draws, some at a time, each kept until the pages are closed. */
export function openPictures(documentId: string, count: number, told: (sizes: PageSize[]) => void): Pictures {
  const sizes: PageSize[] = [];
  const asked = new Map<number, Promise<PagePicture[]>>();
  const kept = new Map<number, Promise<string>>();
  const batch = (first: number) => {
    const asking = pagePictures(documentId, first, Math.min(first + AT_ONCE - 1, count)).then((found) => {
      found.forEach(({ page, width, height }) => (sizes[page - 1] = { width, height }));
      told(filled(sizes, count));
      return found;
    });
    asked.set(first, asking);
    asking.catch(() => asked.delete(first));
    return asking;
  };
  const read = (page: number) => {
    const first = page - ((page - 1) % AT_ONCE);
    let turn = 0;
    return renewing(async () => {
      const known = turn++ ? undefined : asked.get(first);
      const picture = (await (known ?? batch(first))).find((one) => one.page === page);
      if (!picture) throw new Error(`Page ${page} cannot be drawn.`);
      return picture.url;
    });
  };
  const of = (page: number) => {
    const known = kept.get(page);
    if (known) return known;
    const made = read(page)().then(async (response) => URL.createObjectURL(await response.blob()));
    kept.set(page, made);
    made.catch(() => kept.delete(page));
    return made;
  };
  return { of, close: () => kept.forEach((made) => void made.then((url) => URL.revokeObjectURL(url), () => undefined)) };
}

/** A size for every page: that of the first known one where its own is not known yet. */
function filled(sizes: readonly PageSize[], count: number): PageSize[] {
  const usual = sizes.find(Boolean);
  if (!usual) return [];
  return Array.from({ length: count }, (_, index) => sizes[index] ?? usual);
}
