import { Slider as RadixSlider, Switch as RadixSwitch, ToggleGroup } from "radix-ui";
import { type ComponentProps, createContext, type JSX, type ReactNode, useContext, useId } from "react";
import { cx } from "./cx";
import { Icon } from "./icons";

interface Ids {
  control: string;
  said: string | undefined;
  wrong: boolean;
}
const FieldIds = createContext<Ids | null>(null);

function useField(): { id?: string; "aria-describedby"?: string | undefined; "aria-invalid"?: boolean } {
  const ids = useContext(FieldIds);
  if (!ids) return {};
  return { id: ids.control, "aria-describedby": ids.said, ...(ids.wrong ? { "aria-invalid": true } : {}) };
}

/** A label, its control, and what there is to say about it. An error takes the place of the hint. */
export function Field({
  label,
  hint,
  error,
  aside,
  group = false,
  className,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null | undefined;
  /** On the right of the label: a counter, a value. */
  aside?: ReactNode;
  /** The control is a group of several. */
  group?: boolean;
  className?: string;
  children: ReactNode;
}): JSX.Element {
  const id = useId();
  const said = error || hint ? `${id}-said` : undefined;
  const row = (
    <>
      <span className="min-w-0 text-sm font-medium">{label}</span>
      {aside && <span className="min-w-0 text-xs text-quiet">{aside}</span>}
    </>
  );
  const rowLook = "flex items-baseline justify-between gap-3";
  return (
    <FieldIds value={{ control: id, said, wrong: Boolean(error) }}>
      <div
        className={cx("grid grid-cols-[minmax(0,1fr)] content-start gap-1.5", className)}
        {...(group ? { role: "group", "aria-labelledby": `${id}-label`, "aria-describedby": said } : {})}
      >
        {group ? (
          <div id={`${id}-label`} className={rowLook}>
            {row}
          </div>
        ) : (
          <label id={`${id}-label`} htmlFor={id} className={rowLook}>
            {row}
          </label>
        )}
        {children}
        {(error || hint) && (
          <p
            id={said}
            className={cx("flex items-start gap-1.5 text-xs", error ? "text-failure" : "text-quiet")}
          >
            {error && (
              <span className="mt-0.5">
                <Icon name="alert" size={12} />
              </span>
            )}
            <span className="min-w-0">{error || hint}</span>
          </p>
        )}
      </div>
    </FieldIds>
  );
}

const CONTROL =
  "w-full rounded-control border border-border bg-panel px-3 py-1.5 text-base sm:text-sm leading-6 placeholder:text-quiet " +
  "aria-invalid:border-failure disabled:opacity-55";

export function Input({ className, ...rest }: ComponentProps<"input">): JSX.Element {
  return <input {...useField()} {...rest} className={cx(CONTROL, "touch", className)} />;
}

export function TextArea({ className, ...rest }: ComponentProps<"textarea">): JSX.Element {
  return (
    <textarea
      {...useField()}
      dir="auto"
      {...rest}
      className={cx(CONTROL, "field-sizing-content min-h-20 resize-y", className)}
    />
  );
}

/** A native list: every device knows how to show it. */
export function Select({
  className,
  options,
  ...rest
}: Omit<ComponentProps<"select">, "children"> & {
  options: readonly { value: string; label: string; disabled?: boolean }[];
}): JSX.Element {
  return (
    <div className={cx("relative", className)}>
      <select {...useField()} {...rest} className={cx(CONTROL, "touch appearance-none pr-8")}>
        {options.map((one) => (
          <option key={one.value} value={one.value} disabled={one.disabled} className="bg-panel text-text">
            {one.label}
          </option>
        ))}
      </select>
      <span className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-quiet">
        <Icon name="chevronDown" />
      </span>
    </div>
  );
}

export function Slider({
  label,
  value,
  min,
  max,
  step = 1,
  said,
  onChange,
  disabled = false,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  /** The value in words, for a screen reader. */
  said?: string;
  onChange: (value: number) => void;
  disabled?: boolean;
}): JSX.Element {
  const { "aria-describedby": described } = useField();
  return (
    <RadixSlider.Root
      value={[value]}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={([next]) => next !== undefined && onChange(next)}
      className="touch relative flex h-8 w-full touch-none items-center select-none data-disabled:opacity-55"
    >
      <RadixSlider.Track className="relative h-1 grow bg-border">
        <RadixSlider.Range className="absolute h-full bg-mark" />
      </RadixSlider.Track>
      <RadixSlider.Thumb
        aria-label={label}
        aria-valuetext={said}
        aria-describedby={described}
        className="block size-6 rounded-full border-2 border-mark bg-base"
      />
    </RadixSlider.Root>
  );
}

export function Switch({
  label,
  hint,
  checked,
  onChange,
  disabled = false,
}: {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}): JSX.Element {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <label htmlFor={id} className="grid min-w-0 gap-0.5 text-sm">
        <span className="font-medium">{label}</span>
        {hint && (
          <span id={`${id}-hint`} className="text-xs text-quiet">
            {hint}
          </span>
        )}
      </label>
      <RadixSwitch.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="relative mt-0.5 h-6 w-11 shrink-0 rounded-full border border-border bg-panel data-[state=checked]:border-mark data-[state=checked]:bg-accent disabled:opacity-55"
      >
        <RadixSwitch.Thumb className="block size-4 translate-x-1 rounded-full bg-quiet transition-transform data-[state=checked]:translate-x-[1.375rem] data-[state=checked]:bg-on-accent" />
      </RadixSwitch.Root>
    </div>
  );
}

/** One of a few, side by side. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  disabled = false,
  className,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode; name?: string }[];
  onChange: (value: Value) => void;
  disabled?: boolean;
  className?: string;
}): JSX.Element {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      disabled={disabled}
      onValueChange={(next) => next && onChange(next as Value)}
      className={cx("flex w-full rounded-control border border-border bg-panel p-0.5", className)}
    >
      {options.map((one) => (
        <ToggleGroup.Item
          key={one.value}
          value={one.value}
          aria-label={one.name}
          className="touch inline-flex grow items-center justify-center gap-2 rounded-[2px] px-2.5 py-1 text-sm text-quiet transition-colors hover:text-text data-[state=on]:bg-raised data-[state=on]:font-medium data-[state=on]:text-text data-[state=on]:shadow-[inset_0_-2px_0_var(--color-mark)]"
        >
          {one.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
