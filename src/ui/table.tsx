import type { Child } from 'hono/jsx';

type Column = { key: string; label: string; numeric?: boolean | undefined };
type Row = { id: string; cells: Readonly<Record<string, Child>> };

type TableProps = {
  caption: string;
  /** The caption stays for screen readers when a heading above says the same. */
  captionUnseen?: boolean | undefined;
  columns: readonly Column[];
  rows: readonly Row[];
};

/** First column is the row's heading. On a phone each row becomes a small card with the column's name before its value. */
export const Table = ({ caption, captionUnseen, columns, rows }: TableProps) => (
  <table class="table">
    <caption class={captionUnseen ? 'unseen' : undefined}>{caption}</caption>
    <thead>
      <tr>
        {columns.map(({ label, numeric }) => (
          <th scope="col" class={numeric ? 'numeric' : undefined}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ id, cells }) => (
        <tr id={id}>
          {columns.map(({ key, label, numeric }, i) =>
            i === 0 ? (
              <th scope="row">{cells[key]}</th>
            ) : (
              <td class={numeric ? 'numeric' : undefined} data-label={label}>
                {cells[key]}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);
