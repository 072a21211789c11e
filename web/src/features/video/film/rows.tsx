import type { JSX, ReactNode } from "react";

/** Facts side by side with their names; those that are not there are left out. */
export function Rows({
  title,
  rows,
}: {
  title: string;
  rows: readonly (readonly [name: string, value: ReactNode] | false | null | undefined)[];
}): JSX.Element {
  return (
    <section className="grid gap-2">
      <h2 className="slate text-quiet">{title}</h2>
      <dl className="grid text-sm">
        {rows.map(
          (row) =>
            row && (
              <div
                key={row[0]}
                className="flex flex-wrap justify-between gap-x-4 border-t border-line py-1.5"
              >
                <dt className="text-quiet">{row[0]}</dt>
                <dd className="min-w-0 text-right wrap-anywhere">{row[1]}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
