import { type ComponentProps, type JSX, useId, useLayoutEffect, useRef, useState } from "react";
import { type Seconds, secondsOf } from "@/shared/lib/seconds";
import { cx } from "@/shared/ui/cx";
import { Icon } from "@/shared/ui/icons";

/** Words that can be typed over where they stand. */
const PLAIN =
  "block w-full resize-none rounded-control border border-transparent bg-transparent px-2 py-1 field-sizing-content " +
  "transition-colors placeholder:text-quiet hover:border-line focus:border-transparent focus:bg-base focus-visible:outline-offset-0 " +
  "aria-invalid:border-failure [overflow-wrap:anywhere]";

const FITS_ITSELF = typeof CSS !== "undefined" && CSS.supports?.("field-sizing", "content");

export function Words({
  label,
  value,
  onChange,
  lines = true,
  fault,
  placeholder,
  className,
  ...rest
}: Omit<ComponentProps<"textarea">, "onChange" | "value"> & {
  /** Its name for a screen reader; shown beside it or not, it has one. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** More than one line. */
  lines?: boolean;
  fault?: string | undefined;
}): JSX.Element {
  const said = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  // What somebody is at is not overwritten by what comes from elsewhere meanwhile.
  const [held, setHeld] = useState<string | null>(null);
  const shown = held ?? value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the box is as high as the words that are in it now.
  useLayoutEffect(() => {
    const area = box.current;
    if (FITS_ITSELF || !area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [shown]);
  return (
    <div>
      <textarea
        ref={box}
        dir="auto"
        rows={1}
        maxLength={4000}
        aria-label={label}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? said : undefined}
        placeholder={placeholder}
        value={shown}
        onFocus={() => setHeld(value)}
        onBlur={() => setHeld(null)}
        onChange={(event) => {
          const text = lines ? event.target.value : event.target.value.replace(/\s*\n\s*/g, " ");
          setHeld(text);
          onChange(text);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !lines && !event.nativeEvent.isComposing) event.preventDefault();
          if (event.key === "Escape") {
            event.currentTarget.closest<HTMLElement>("[data-card]")?.focus();
            event.preventDefault();
          }
        }}
        className={cx(PLAIN, className)}
        {...rest}
      />
      {fault && <Fault id={said}>{fault}</Fault>}
    </div>
  );
}

export function Fault({ id, children }: { id?: string; children: string }): JSX.Element {
  return (
    <p id={id} className="flex items-start gap-1.5 px-2 py-1 text-xs text-failure">
      <span className="mt-0.5">
        <Icon name="alert" size={12} />
      </span>
      <span>{children}</span>
    </p>
  );
}

/** One of a list, as a word in a line of words. */
export function Pick<Value extends string>({
  label,
  value,
  options,
  onChange,
  fault,
  disabled = false,
  className,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  fault?: string | undefined;
  disabled?: boolean;
  className?: string;
}): JSX.Element {
  return (
    <select
      aria-label={label}
      title={label}
      value={value}
      disabled={disabled}
      aria-invalid={fault ? true : undefined}
      onChange={(event) => onChange(event.target.value as Value)}
      className={cx(
        "min-h-7 max-w-full min-w-6 appearance-none rounded-control border border-transparent bg-transparent px-1 field-sizing-content pointer-coarse:min-h-11 pointer-coarse:min-w-11",
        "underline decoration-border decoration-dotted underline-offset-4 transition-colors hover:border-line hover:bg-raised disabled:no-underline",
        "aria-invalid:border-failure",
        className,
      )}
    >
      {options.map((one) => (
        <option key={one.value} value={one.value} className="bg-panel text-text">
          {one.label}
        </option>
      ))}
    </select>
  );
}

/** Seconds, typed or stepped. What is no number yet is not passed on. */
export function SecondsIn({
  label,
  unit,
  value,
  onChange,
  least = 0.1,
  most = 600,
  fault,
}: {
  label: string;
  unit: string;
  value: Seconds;
  onChange: (value: number) => void;
  least?: number;
  most?: number;
  fault?: string | undefined;
}): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = String(Math.round(secondsOf(value) * 100) / 100);
  return (
    <span
      className={cx(
        "inline-flex items-baseline rounded-control border pr-2 text-sm transition-colors focus-within:border-border focus-within:bg-base hover:border-line",
        fault ? "border-failure" : "border-transparent",
      )}
    >
      <input
        type="number"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={fault ? true : undefined}
        title={label}
        min={least}
        max={most}
        step={0.5}
        value={typed ?? shown}
        onFocus={() => setTyped(shown)}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = event.target.valueAsNumber;
          if (Number.isFinite(next) && next >= least && next <= most) onChange(Math.round(next * 100) / 100);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.closest<HTMLElement>("[data-card]")?.focus();
        }}
        className="min-h-7 w-12 rounded-control bg-transparent px-1 text-right pointer-coarse:min-h-11 [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
      />
      <span className="text-quiet">{unit}</span>
    </span>
  );
}

/** What a part of a card is about. */
export function Label({ children, id }: { children: string; id?: string }): JSX.Element {
  return (
    <span id={id} className="slate px-2 text-[0.6875rem] text-quiet">
      {children}
    </span>
  );
}
