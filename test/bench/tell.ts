import { loadavg } from 'node:os';

export const say = (line: string) => process.stderr.write(`${line}\n`);

/** What else the machine does lowers every figure, and is told beside them. */
export const sayLoad = (when: string) =>
  say(
    `Load of the machine ${when}: ${loadavg()
      .map((one) => one.toFixed(1))
      .join(', ')}`,
  );

/** One benchmark, one line. */
export function tell(name: string, { ours, reference }: { ours: number; reference: number }, more: object = {}): void {
  const rounded = (value: number) => Number(value.toPrecision(4));
  const line = {
    name,
    ours: rounded(ours),
    reference: rounded(reference),
    ratio: Number((ours / reference).toFixed(2)),
    ...more,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
