import type { PropsWithChildren } from 'hono/jsx';

/** As wide as a phone shows it, so that its words are never smaller than they are drawn. */
export const size = { width: 360, height: 250 } as const;
export const inner = { left: 44, top: 26, bottom: 206 } as const;

export type ChartMark = { readonly at: number; readonly label: string };

type FrameProps = PropsWithChildren<{
  /** Unique on the page: the picture is named by its title and told by its description. */
  id: string;
  title: string;
  /** What the picture shows, for those who don't see it: the figures, in one or two sentences. */
  description: string;
  /** What the upward axis counts, in a word or two above it. */
  yLabel: string;
}>;

/** A picture drawn by the server: words and shapes with classes, nothing inline, the same on paper. */
export const ChartFrame = ({ id, title, description, yLabel, children }: FrameProps) => (
  <svg
    class="chart"
    viewBox={`0 0 ${size.width} ${size.height}`}
    role="img"
    aria-labelledby={`${id}-title`}
    aria-describedby={`${id}-desc`}
  >
    <title id={`${id}-title`}>{title}</title>
    <desc id={`${id}-desc`}>{description}</desc>
    <text class="chart-word" x={0} y={12}>
      {yLabel}
    </text>
    {children}
  </svg>
);

type AxisProps = { marks: readonly ChartMark[]; scale: (at: number) => number; right: number };

export const YAxis = ({ marks, scale, right }: AxisProps) => (
  <g>
    {marks.map(({ at, label }) => (
      <>
        <line class="chart-grid" x1={inner.left} x2={right} y1={scale(at)} y2={scale(at)} />
        <text class="chart-word" x={inner.left - 6} y={scale(at) + 4} text-anchor="end">
          {label}
        </text>
      </>
    ))}
  </g>
);

export const XMarks = ({ marks, scale }: Omit<AxisProps, 'right'>) => (
  <g>
    {marks.map(({ at, label }) => (
      <>
        <line class="chart-axis" x1={scale(at)} x2={scale(at)} y1={inner.bottom} y2={inner.bottom + 4} />
        <text class="chart-word" x={scale(at)} y={inner.bottom + 18} text-anchor="middle">
          {label}
        </text>
      </>
    ))}
  </g>
);

const apart = 16;

/** Names that would lie on each other are moved apart, in the order in which they lie; none leaves the picture. */
export function spread(heights: readonly number[]): number[] {
  const order = heights.map((height, i) => ({ height, i })).toSorted((a, b) => a.height - b.height || a.i - b.i);
  const room = inner.bottom - apart * (order.length - 1);
  let least = inner.top;
  const placed = order.map(({ height, i }, n) => {
    const at = Math.max(Math.min(height, room + n * apart), least);
    least = at + apart;
    return { at, i };
  });
  return placed.toSorted((a, b) => a.i - b.i).map(({ at }) => at);
}
