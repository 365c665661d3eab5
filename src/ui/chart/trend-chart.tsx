import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { ChartFrame, type ChartMark, inner, size, spread, XMarks, YAxis } from './frame.tsx';

type Point = { readonly at: number; readonly value: number };
export type TrendLine = {
  /** Stands at the end of the line: no legend to look up. */
  readonly name: string;
  readonly look: 'solid' | 'dashed' | 'dotted';
  readonly points: readonly Point[];
};

type Props = {
  id: string;
  title: string;
  description: string;
  yLabel: string;
  xLabel: string;
  xMarks: readonly ChartMark[];
  yMarks: readonly ChartMark[];
  /** The ends of the axes. */
  from: number;
  until: number;
  max: number;
  lines: readonly TrendLine[];
};

const right = 262;

/** How single figures have changed, each where it was given: dots with a line between, nothing reckoned in between. */
export const TrendChart = (props: Props) => {
  const { id, title, description, yLabel, xLabel, xMarks, yMarks, from, until, max, lines } = props;
  const x = scaleLinear([from, until], [inner.left, right]);
  const y = scaleLinear([0, max], [inner.bottom, inner.top]);
  const drawn = lines.filter(({ points }) => points.length > 0);
  const path = line<Point>(
    (p) => x(p.at),
    (p) => y(p.value),
  );
  const heights = spread(drawn.map(({ points }) => y(points.at(-1)?.value ?? 0)));
  return (
    <ChartFrame id={id} title={title} description={description} yLabel={yLabel}>
      <YAxis marks={yMarks} scale={y} right={right} />
      <XMarks marks={xMarks} scale={x} />
      <text class="chart-word" x={right} y={size.height - 6} text-anchor="end">
        {xLabel}
      </text>
      {drawn.map(({ name, look, points }, i) => (
        <g>
          <path class={`chart-line chart-${look}`} d={path([...points]) ?? ''} />
          {points.map((point) => (
            <circle class={`chart-point chart-${look}`} cx={x(point.at)} cy={y(point.value)} r={3.5} />
          ))}
          <text class={`chart-name chart-${look}`} x={x(points.at(-1)?.at ?? from) + 8} y={(heights[i] ?? 0) + 4}>
            {name}
          </text>
        </g>
      ))}
    </ChartFrame>
  );
};
