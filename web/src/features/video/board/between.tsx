import type { JSX } from "react";
import { useWords } from "@/shared/i18n/words";
import { secondsOf } from "@/shared/lib/seconds";
import { slated } from "@/shared/lib/slate";
import { Button } from "@/shared/ui/button";
import { faultOn } from "./faults";
import { Fault, Pick, SecondsIn } from "./fields";
import { TRANSITIONS } from "./grammar";
import { useBoard } from "./store";
import { useScene } from "./use-scene";
import { WORDS } from "./words";

const OVERLAP = 0.5;

/** Between two scenes: how one gives way to the next, and a place for another one. */
export function Between({
  sceneKey: key,
  place,
  last,
  patterns,
  onAdd,
}: {
  sceneKey: string;
  place: number;
  /** Nothing comes after it. */
  last: boolean;
  /** Transitions of the user's own, by name. */
  patterns: readonly string[];
  onAdd: () => void;
}): JSX.Element | null {
  const t = useWords(WORDS);
  const [scene, set] = useScene(key);
  const faults = useBoard((state) => state.faults);
  if (!scene) return null;
  const { kind, pattern, seconds } = scene.transition;
  const names = pattern && !patterns.includes(pattern) ? [...patterns, pattern] : patterns;
  const number = slated(place + 1);
  const options = [
    ...TRANSITIONS.filter((value) => value !== "custom").map((value) => ({
      value: value as string,
      label: t(`transition.${value}`),
    })),
    ...names.map((name) => ({ value: `custom/${name}`, label: name })),
  ];
  const choose = (value: string) => {
    const [next, name = null] = value.split("/");
    const time = next === "cut" ? 0 : secondsOf(seconds) || OVERLAP;
    set({ transition: { kind: next as typeof kind, pattern: name, seconds: time } }, "transition");
  };
  const fault = faultOn(faults, key, "transition");
  return (
    <li className="grid">
      <div className="flex min-h-10 flex-wrap items-center gap-2 px-1 text-sm sm:px-0">
        <span aria-hidden="true" className="h-px w-8 shrink-0 bg-line max-sm:hidden" />
        {!last && (
          <span className="flex items-baseline gap-1">
            <Pick
              label={t("field.transition", { from: number, to: slated(place + 2) })}
              value={kind === "custom" ? `custom/${pattern}` : kind}
              options={options}
              fault={fault}
              onChange={choose}
            />
            {kind !== "cut" && (
              <SecondsIn
                label={t("field.transition.seconds", { number })}
                unit={t("unit.seconds")}
                value={seconds}
                most={5}
                fault={fault}
                onChange={(next) =>
                  set({ transition: { kind, pattern, seconds: next } }, "transition/seconds")
                }
              />
            )}
          </span>
        )}
        <span aria-hidden="true" className="h-px min-w-2 grow bg-line" />
        <Button
          look="quiet"
          icon="plus"
          onClick={onAdd}
          className="whitespace-nowrap text-quiet hover:text-text"
        >
          {t("add")}
          <span className="sr-only">{t("add.after", { number })}</span>
        </Button>
        <span aria-hidden="true" className="h-px w-8 shrink-0 bg-line max-sm:hidden" />
      </div>
      {fault && <Fault>{fault}</Fault>}
    </li>
  );
}
