import { Slot, Tooltip } from "radix-ui";
import type { ComponentProps, JSX, ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./icons";

const LOOKS = {
  main: "bg-accent text-on-accent border-accent hover:brightness-95 font-semibold",
  plain: "bg-panel border-border hover:bg-raised",
  quiet: "border-transparent hover:bg-raised",
  danger: "bg-panel border-failure text-failure hover:bg-raised",
} as const;

interface Own {
  look?: keyof typeof LOOKS;
  icon?: IconName;
  /** Something is under way: it cannot be pressed, and says so. */
  busy?: boolean;
  /** Renders its child instead of a button: a link that looks like one. */
  asChild?: boolean;
}

export function Button({
  look = "plain",
  icon,
  busy = false,
  asChild = false,
  className,
  children,
  disabled,
  ...rest
}: ComponentProps<"button"> & Own): JSX.Element {
  const Tag = asChild ? Slot.Root : "button";
  return (
    <Tag
      {...(asChild ? {} : { type: "button" as const })}
      {...rest}
      disabled={asChild ? undefined : disabled || busy}
      aria-busy={busy || undefined}
      className={cx(
        "touch inline-flex max-w-full items-center overflow-x-clip justify-center gap-2 rounded-control border px-3 py-1.5 text-sm leading-5",
        "transition-[background-color,filter,opacity] select-none disabled:opacity-55 no-underline",
        LOOKS[look],
        className,
      )}
    >
      {asChild ? (
        children
      ) : (
        <>
          {busy ? <Working /> : icon && <Icon name={icon} />}
          {children}
        </>
      )}
    </Tag>
  );
}

/** A button that is only a drawing; `label` is its name and its tooltip. */
export function IconButton({
  icon,
  label,
  keys,
  look = "quiet",
  className,
  size = 16,
  ...rest
}: Omit<ComponentProps<"button">, "aria-label"> & {
  icon: IconName;
  label: string;
  keys?: string;
  look?: keyof typeof LOOKS;
  size?: number;
}): JSX.Element {
  return (
    <Hint text={keys ? `${label} (${keys})` : label}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={cx(
          "touch inline-grid min-w-8 place-items-center pointer-coarse:min-w-11 rounded-control border p-1.5 transition-[background-color,opacity]",
          "disabled:opacity-45",
          LOOKS[look],
          className,
        )}
      >
        <Icon name={icon} size={size} />
      </button>
    </Hint>
  );
}

/** A few words over whatever has the pointer or the focus. */
export function Hint({ text, children }: { text: string; children: ReactNode }): JSX.Element {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-72 rounded-control border border-line bg-raised px-2 py-1 text-xs text-text"
        >
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

/** Something is under way. */
export function Working({ size = 16 }: { size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" className="shrink-0 animate-spin">
      <path
        d="M8 2.500a5.500 5.500 0 1 1-5.300 4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.600"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** A key as it is pressed. */
export function Kbd({ children }: { children: ReactNode }): JSX.Element {
  return (
    <kbd className="inline-block min-w-6 rounded-control border border-line bg-raised px-1.5 py-0.5 text-center font-sans text-xs">
      {children}
    </kbd>
  );
}
