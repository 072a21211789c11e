import type { JSX } from "react";
import { useFollow } from "@/shared/api/live";
import { useStatus } from "@/shared/api/queries";
import type { Line } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { Left } from "@/shared/ui/left";
import { Progress, Status } from "@/shared/ui/status";
import { nameOf } from "./removal";
import { isActive } from "./wish";
import { WORDS } from "./words";

const LINE_PX = 4;

/**
 * Under the title: how the video stands, when it was made, and what it has cost. `edge` is where its picture
 * ends.
 */
export function Foot({ line, edge }: { line: Line; edge: number }): JSX.Element {
  return isActive(line) ? <Making line={line} edge={edge} /> : <Told line={line} />;
}

function Told({ line }: { line: Line }): JSX.Element {
  return (
    <div className="grid text-xs text-quiet">
      <div className="flex h-5 items-center">
        <Status status={line.status} needs={line.needs} />
      </div>
      <Facts line={line} />
    </div>
  );
}

function Facts({ line }: { line: Line }): JSX.Element {
  const format = useFormat();
  return (
    <p className="flex h-[1.125rem] gap-2 overflow-hidden whitespace-nowrap">
      <time dateTime={line.created} title={format.dateTime(line.created)} className="truncate">
        {format.ago(line.created)}
      </time>
      {line.costMicros > 0 && <span>{format.money(line.costMicros, line.currency)}</span>}
    </p>
  );
}

/** One that is being made, as it goes on. The line that fills lies on the lower edge of the picture. */
function Making({ line, edge }: { line: Line; edge: number }): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const { data } = useStatus(line.id);
  useFollow(line.id, data?.lastSeq);
  const now = data ?? line;
  const asks = now.needs !== "nothing";
  const isOver = !isActive(now);
  return (
    <div className="grid text-xs text-quiet">
      <div className="flex h-5 items-center justify-between gap-2">
        <Status status={now.status} needs={now.needs} />
        {!asks && !isOver && <span className="tabular-nums">{format.percent(now.percent)}</span>}
      </div>
      {asks || isOver || now.secondsLeft === null ? (
        <Facts line={{ ...line, costMicros: now.costMicros, currency: now.currency }} />
      ) : (
        <p className="flex h-[1.125rem] gap-2 overflow-hidden whitespace-nowrap">
          <span className="truncate">
            <Left seconds={now.secondsLeft} />
          </span>
          {now.costMicros > 0 && <span>{format.money(now.costMicros, now.currency)}</span>}
        </p>
      )}
      {!isOver && (
        <div className="absolute inset-x-0" style={{ top: edge - LINE_PX }}>
          <Progress percent={now.percent} label={t("progress", { title: nameOf(line) })} />
        </div>
      )}
    </div>
  );
}
