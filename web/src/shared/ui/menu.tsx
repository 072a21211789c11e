import { DropdownMenu } from "radix-ui";
import type { JSX, ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./icons";

export interface MenuItem {
  label: string;
  icon?: IconName;
  danger?: boolean;
  disabled?: boolean;
  /** A file to fetch, or a page to open, instead of something to do. */
  href?: string;
  onSelect?: () => void;
}

/** What can be done with a thing, in a list that opens at its button. */
export function Menu({
  trigger,
  items,
  label,
}: {
  trigger: ReactNode;
  items: readonly (MenuItem | "line")[];
  label: string;
}): JSX.Element {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-48 rounded-control border border-border bg-panel py-1 text-sm"
        >
          {items.map((item, place) =>
            item === "line" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place.
              <DropdownMenu.Separator key={place} className="my-1 border-t border-line" />
            ) : (
              <DropdownMenu.Item
                key={item.label}
                disabled={item.disabled ?? false}
                onSelect={() => item.onSelect?.()}
                asChild={item.href !== undefined}
                className={cx(
                  "touch flex cursor-pointer items-center gap-2.5 px-3 py-1.5 outline-none data-disabled:cursor-not-allowed data-disabled:opacity-50 data-highlighted:bg-raised",
                  item.danger && "text-failure",
                )}
              >
                {item.href !== undefined ? (
                  <a href={item.href} download>
                    {item.icon && <Icon name={item.icon} />}
                    {item.label}
                  </a>
                ) : (
                  <>
                    {item.icon && <Icon name={item.icon} />}
                    {item.label}
                  </>
                )}
              </DropdownMenu.Item>
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
