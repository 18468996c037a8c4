import type { Computation, Operand } from '../api/types';

export interface ExcerptCell { text: string; mark: string; sign: string; note: string }
export interface ExcerptRow { label: string; cells: ExcerptCell[]; left_out: number; is_result: boolean }
export interface Excerpt { page: number; columns: string[]; rows: ExcerptRow[] }

export interface Detail {
  result: Operand | null;
  suspect: Operand | null;
  repaired: string | null;
  unit: string;
  excerpt: Excerpt | null;
}

/** The whole computation, as findings.json has it. */
export function detailOf({ detail }: Computation): Detail {
  const given = JSON.parse(detail || '{}') as Partial<Detail>;
  return {
    result: given.result ?? null,
    suspect: given.suspect ?? null,
    repaired: given.repaired ?? null,
    unit: given.unit ?? '',
    excerpt: given.excerpt ?? null,
  };
}
