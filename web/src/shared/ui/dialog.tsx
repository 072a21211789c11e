import { Dialog as Radix } from "radix-ui";
import { type JSX, type ReactNode, useRef } from "react";
import { IconButton } from "./button";
import { useCommon } from "./common";
import { cx } from "./cx";

const SHAPES = {
  /** In the middle; on a phone from below. */
  middle:
    "max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[92dvh] sm:top-[12vh] sm:left-1/2 sm:-translate-x-1/2 sm:max-h-[76vh] sm:w-full sm:max-w-lg sm:rounded-control",
  /** As wide as there is room for. */
  wide: "inset-x-0 bottom-0 max-h-[94dvh] sm:inset-x-6 sm:top-6 sm:bottom-auto sm:mx-auto sm:max-w-6xl sm:rounded-control",
  /** At the right edge, over the page but not instead of it. */
  side: "inset-y-0 right-0 w-full max-w-md",
} as const;

/** A window over the page. Escape, the cross and a click beside it close it; the focus goes back where it was. */
export function Dialog({
  open,
  onClose,
  title,
  about,
  shape = "middle",
  modal = true,
  actions,
  reading = false,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  /** A sentence under the title. */
  about?: ReactNode;
  shape?: keyof typeof SHAPES;
  /** Whether the page behind it waits. */
  modal?: boolean;
  /** At its foot. */
  actions?: ReactNode;
  /** There is nothing in it that takes the focus, so its text itself does, to be scrolled by keys. */
  reading?: boolean;
  children: ReactNode;
}): JSX.Element {
  const t = useCommon();
  const before = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()} modal={modal}>
      <Radix.Portal>
        {modal && <Radix.Overlay className="fixed inset-0 z-40 bg-screen/70" />}
        <Radix.Content
          {...(about ? {} : { "aria-describedby": undefined })}
          {...(modal ? {} : { onInteractOutside: (event) => event.preventDefault(), "data-beside": "" })}
          onOpenAutoFocus={(event) => {
            before.current = document.activeElement;
            // To what is typed into first; else to the window, whose name is read then, and not to its cross.
            event.preventDefault();
            const whole = event.currentTarget as HTMLElement;
            const first =
              whole.querySelector<HTMLElement>("[data-first]") ??
              whole.querySelector<HTMLElement>("input:enabled, textarea:enabled, select:enabled");
            (first ?? whole).focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // Of a window that let the page go on, the focus may have left already.
            const left = document.activeElement;
            if (left && left !== document.body) return;
            if (before.current instanceof HTMLElement) before.current.focus();
          }}
          className={cx(
            "fixed z-40 flex flex-col border border-line bg-panel text-text outline-none",
            SHAPES[shape],
          )}
        >
          <div className="flex items-start justify-between gap-4 border-b border-line px-4 py-3">
            <div className="grid min-w-0 gap-1">
              <Radix.Title className="text-base">{title}</Radix.Title>
              {about && <Radix.Description className="text-sm text-quiet">{about}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <IconButton icon="close" label={t("close")} />
            </Radix.Close>
          </div>
          <div
            {...(reading ? { tabIndex: 0, role: "group", "aria-label": title } : {})}
            className="grow overflow-y-auto overscroll-contain px-4 py-4"
          >
            {children}
          </div>
          {actions && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{actions}</div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
