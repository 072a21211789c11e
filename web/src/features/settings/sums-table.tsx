import { type JSX, type ReactNode, useId, useState } from "react";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { WORDS } from "./words";

const SHOWN = 12;
const ROOM = 2;

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
  const stacked = columns.length > ROOM;
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      {headed && (
        <h2 id={heading} className="text-lg">
          {title}
        </h2>
      )}
      {/* Many columns have no room on a phone: each row is a small list of its own there. */}
      <table
        {...(headed ? { "aria-labelledby": heading } : { "aria-label": title })}
        className={cx("w-full border-t border-line text-sm", stacked && "max-sm:block")}
      >
        <thead className={cx(stacked && "max-sm:sr-only")}>
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
        <tbody className={cx(stacked && "max-sm:block")}>
          {(all ? rows : rows.slice(0, SHOWN)).map((row) => (
            <tr
              key={id(row)}
              className={cx("border-b border-line align-top", stacked && "max-sm:block max-sm:py-2.5")}
            >
              <th
                scope="row"
                className={cx(
                  "py-2.5 pr-3 text-left font-normal [overflow-wrap:anywhere]",
                  stacked && "max-sm:block max-sm:p-0 max-sm:pb-1",
                )}
              >
                {name(row)}
              </th>
              {columns.map((column) => (
                <td
                  key={column.name}
                  className={cx(
                    "py-2.5 pl-3 text-right whitespace-nowrap",
                    stacked && "max-sm:flex max-sm:justify-between max-sm:gap-3 max-sm:p-0 max-sm:py-0.5",
                  )}
                >
                  {stacked && (
                    <span aria-hidden="true" className="text-quiet sm:hidden">
                      {column.name}
                    </span>
                  )}
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
