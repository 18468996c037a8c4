import type { Mark } from './marks';

interface Props { marks: readonly Mark[]; active: string | null; onPick?: (id: string) => void }

/** Boxes over a page. The first box of a mark takes the keyboard; the others take clicks. */
export function PageMarks({ marks, active, onPick }: Props) {
  return (
    <div className="a-marks">
      {marks.flatMap((mark, index) =>
        mark.boxes.map((box, part) => (
          <button
            key={`${mark.id}-${index}-${part}`}
            type="button"
            tabIndex={part === 0 ? 0 : -1}
            aria-hidden={part > 0 || undefined}
            aria-label={`Finding: ${mark.label}`}
            aria-pressed={mark.id === active}
            data-finding={mark.id}
            className={`a-mark a-mark-${mark.severity.toLowerCase()}${mark.id === active ? ' a-mark-active' : ''}`}
            style={place(box)}
            onClick={() => onPick?.(mark.id)}
          />
        )),
      )}
    </div>
  );
}

const BREATH = 0.0025;

function place([left = 0, top = 0, width = 0, height = 0]: number[]) {
  return {
    left: `${(left - BREATH) * 100}%`,
    top: `${(top - BREATH) * 100}%`,
    width: `${(width + 2 * BREATH) * 100}%`,
    height: `${(height + 2 * BREATH) * 100}%`,
  };
}
