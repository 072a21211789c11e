import { type JSX, Suspense, useRef } from "react";
import { useActive } from "@/shared/api/active";
import { useWords } from "@/shared/i18n/words";
import { part } from "@/shared/lib/part";
import { IconButton } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Dialog } from "@/shared/ui/dialog";
import { Waiting } from "@/shared/ui/notice";
import { WORDS } from "./words";

const Drawer = part(() => import("./drawer"));

/** The line, on every page: a button that says how many films are in it, and the drawer beside the page. */
export function Queue({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }): JSX.Element {
  const t = useWords(WORDS);
  const button = useRef<HTMLDivElement>(null);
  const active = useActive();
  const counts = active.data?.counts;
  const count = (counts?.pending ?? 0) + (counts?.processing ?? 0);
  const asking = active.data?.asking ?? 0;
  const said = count === 0 ? t("queue.none") : t("queue.count", { count });
  return (
    <div ref={button} className="relative">
      <IconButton
        icon="queue"
        label={asking > 0 ? `${said}, ${t("queue.asking", { count: asking })}` : said}
        keys="Q"
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => onOpen(!open)}
      />
      {count > 0 && (
        <span
          aria-hidden="true"
          className={cx(
            "pointer-events-none absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-items-center rounded-control border bg-raised px-0.5 text-[0.6875rem] leading-none font-semibold",
            asking > 0 ? "border-mark text-mark" : "border-border text-text",
          )}
        >
          {count}
        </span>
      )}
      <Dialog
        open={open}
        onClose={() => onOpen(false)}
        title={t("queue")}
        about={count === 0 ? t("queue.none.short") : t("queue.count.short", { count })}
        shape="side"
        modal={false}
      >
        <Suspense fallback={<Waiting className="h-40" />}>
          <Drawer onLeave={() => onOpen(false)} />
        </Suspense>
      </Dialog>
    </div>
  );
}
