import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { ChartFrame, type ChartMark, inner, size, spread, XMarks, YAxis } from './frame.tsx';

type Step = { readonly at: number; readonly share: number; readonly low: number; readonly high: number };
export type ChartCurve = {
  /** Stands at the end of the curve: no legend to look up. */
  readonly name: string;
  /** Solid and dashed, so that they are told apart without colour. */
  readonly look: 'solid' | 'dashed';
  readonly steps: readonly Step[];
};

type Props = {
  id: string;
  title: string;
  description: string;
  yLabel: string;
  xLabel: string;
  xMarks: readonly ChartMark[];
  max: number;
  shareLabel: (percent: number) => string;
  curves: readonly ChartCurve[];
};

const right = 272;

/** The share that has got there by each moment, as steps, with the interval that the true share lies in as a band. */
export const CurveChart = ({ id, title, description, yLabel, xLabel, xMarks, max, shareLabel, curves }: Props) => {
  const x = scaleLinear([0, max], [inner.left, right]);
  const y = scaleLinear([0, 100], [inner.bottom, inner.top]);
  const start = { at: 0, share: 0, low: 0, high: 0 };
  // Nobody is known of beyond the last step, so no curve is drawn on as if it stayed where it is.
  const drawn = curves.map((curve) => ({ ...curve, points: [start, ...curve.steps] }));
  const step = line<Step>(
    (p) => x(p.at),
    (p) => y(p.share),
  ).curve(curveStepAfter);
  const band = area<Step>(
    (p) => x(p.at),
    (p) => y(p.low),
    (p) => y(p.high),
  ).curve(curveStepAfter);
  const heights = spread(drawn.map(({ points }) => y(points.at(-1)?.share ?? 0)));
  return (
    <ChartFrame id={id} title={title} description={description} yLabel={yLabel}>
      <YAxis marks={[0, 25, 50, 75, 100].map((at) => ({ at, label: shareLabel(at) }))} scale={y} right={right} />
      <XMarks marks={xMarks} scale={x} />
      <text class="chart-word" x={right} y={size.height - 6} text-anchor="end">
        {xLabel}
      </text>
      {drawn.map(({ points, look }) => (
        <path class={`chart-band chart-${look}`} d={band(points) ?? ''} />
      ))}
      {drawn.map(({ points, look }) => (
        <path class={`chart-line chart-${look}`} d={step(points) ?? ''} />
      ))}
      {drawn.map(({ name, points, look }, i) => (
        <text
          class={`chart-name chart-${look}`}
          x={Math.min(x(points.at(-1)?.at ?? 0), right) + 6}
          y={(heights[i] ?? 0) + 4}
        >
          {name}
        </text>
      ))}
    </ChartFrame>
  );
};
