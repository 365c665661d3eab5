import { scaleBand, scaleLinear } from 'd3-scale';
import { ChartFrame, type ChartMark, inner, size, YAxis } from './frame.tsx';

export type ChartPeriod = {
  readonly label: string;
  /** How many it holds. */
  readonly n: string;
  /** Null is left out: not told, or not so many have got there. */
  readonly middle: number | null;
  readonly spread: readonly [number, number] | null;
  readonly interval: readonly [number, number] | null;
};

type Props = {
  id: string;
  title: string;
  description: string;
  yLabel: string;
  yMarks: readonly ChartMark[];
  max: number;
  nLabel: string;
  periods: readonly ChartPeriod[];
  /** Something that began before the period of this number, or in the midst of it (`.5`). */
  began?: { readonly at: number; readonly label: string } | undefined;
};

const right = 354;
const wordWidth = 52;
const countWidth = 22;

/** Period by period: a dot for the median, a line for the interval that it lies in, a pale bar for the middle half. */
export const PeriodChart = ({ id, title, description, yLabel, yMarks, max, nLabel, periods, began }: Props) => {
  const x = scaleBand<number>(
    periods.map((_, i) => i),
    [inner.left, right],
  )
    .paddingInner(0.3)
    .paddingOuter(0.2);
  const y = scaleLinear([0, max], [inner.bottom, inner.top]);
  const width = Math.min(x.bandwidth(), 18);
  const every = (needed: number) => Math.max(1, Math.ceil(needed / x.step()));
  const words = every(wordWidth);
  const counts = every(countWidth);
  return (
    <ChartFrame id={id} title={title} description={description} yLabel={yLabel}>
      <YAxis marks={yMarks} scale={y} right={right} />
      <text class="chart-word" x={inner.left - 6} y={size.height - 8} text-anchor="end">
        {nLabel}
      </text>
      {began && <Began x={inner.left + x.step() * began.at} label={began.label} />}
      {periods.map(({ label, n, middle, spread, interval }, i) => {
        const at = (x(i) ?? 0) + x.bandwidth() / 2;
        return (
          <g>
            {spread && (
              <rect
                class="chart-half"
                x={at - width / 2}
                width={width}
                y={y(spread[1])}
                height={y(spread[0]) - y(spread[1]) || 1}
              />
            )}
            {interval && <Whisker at={at} from={y(interval[0])} to={y(interval[1])} />}
            {middle !== null && <circle class="chart-dot" cx={at} cy={y(middle)} r={4} />}
            {i % words === 0 && (
              <text class="chart-word" x={at} y={inner.bottom + 18} text-anchor="middle">
                {label}
              </text>
            )}
            {i % counts === 0 && (
              <text class="chart-word" x={at} y={size.height - 8} text-anchor="middle">
                {n}
              </text>
            )}
          </g>
        );
      })}
    </ChartFrame>
  );
};

const Whisker = ({ at, from, to }: { at: number; from: number; to: number }) => (
  <>
    <line class="chart-interval" x1={at} x2={at} y1={from} y2={to} />
    <line class="chart-interval" x1={at - 4} x2={at + 4} y1={from} y2={from} />
    <line class="chart-interval" x1={at - 4} x2={at + 4} y1={to} y2={to} />
  </>
);

/** Named beside the line, on the side where there is room. */
const Began = ({ x, label }: { x: number; label: string }) => (
  <>
    <line class="chart-began" x1={x} x2={x} y1={4} y2={inner.bottom} />
    <text
      class="chart-word"
      x={x < right / 2 + inner.left ? x + 4 : x - 4}
      y={12}
      text-anchor={x < right / 2 + inner.left ? 'start' : 'end'}
    >
      {label}
    </text>
  </>
);
