import { type JSX, type ReactNode, useId, useState } from "react";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { WORDS } from "./words";

const SHOWN = 12;

export interface Column<Row> {
  name: string;
  show: (row: Row) => ReactNode;
}

/** Rows of figures under a heading; a long list is cut until all of it is asked for. */
export function Sums<Row>({
  title,
  headed = true,
  first,
  rows,
  id,
  name,
  columns,
}: {
  title: string;
  /** Whether the title is seen, as a heading; it is the name of the table in any case. */
  headed?: boolean;
  /** What the rows are named after. */
  first: string;
  rows: readonly Row[];
  id: (row: Row) => string;
  name: (row: Row) => ReactNode;
  columns: readonly Column<Row>[];
}): JSX.Element | null {
  const t = useWords(WORDS);
  const heading = useId();
  const [all, setAll] = useState(false);
  if (!rows.length) return null;
  return (
    <div className="grid gap-3">
      {headed && (
        <h2 id={heading} className="text-lg">
          {title}
        </h2>
      )}
      <table
        {...(headed ? { "aria-labelledby": heading } : { "aria-label": title })}
        className="w-full border-t border-line text-sm"
      >
        <thead>
          <tr className="border-b border-line text-left text-xs text-quiet">
            <th scope="col" className="py-2 pr-3 font-medium">
              {first}
            </th>
            {columns.map((column) => (
              <th key={column.name} scope="col" className="py-2 pl-3 text-right align-bottom font-medium">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(all ? rows : rows.slice(0, SHOWN)).map((row) => (
            <tr key={id(row)} className="border-b border-line align-top">
              <th scope="row" className="py-2.5 pr-3 text-left font-normal [overflow-wrap:anywhere]">
                {name(row)}
              </th>
              {columns.map((column) => (
                <td key={column.name} className="py-2.5 pl-3 text-right whitespace-nowrap">
                  {column.show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!all && rows.length > SHOWN && (
        <Button look="quiet" icon="chevronDown" className="justify-self-start" onClick={() => setAll(true)}>
          {t("costs.all", { count: rows.length })}
        </Button>
      )}
    </div>
  );
}
