export type Row = { readonly name: string; readonly cells: readonly string[]; readonly sum?: boolean };

type TableProps = { readonly caption: string; readonly head: readonly string[]; readonly rows: readonly Row[] };

/** Figures in rows, each under its name, in a box that scrolls by itself. */
export function Table({ caption, head, rows }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keys
    <section class="scroll" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells, sum }) => (
            <tr key={name} class={sum ? 'sum' : undefined}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={head[i + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
