import { type JSX, useId } from "react";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { IconButton } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Icon } from "@/shared/ui/icons";
import { type Draft, EMPTY } from "./draft";
import { Shape } from "./shape";
import { WORDS } from "./words";

const EXAMPLES = [
  {
    name: "storm",
    aspect: "16:9",
    style: "cinematic",
    template: "story",
    scenes: 4,
    seconds: 24,
    music: "fit",
  },
  {
    name: "soup",
    aspect: "9:16",
    style: "watercolor",
    template: "explainer",
    scenes: 3,
    seconds: 20,
    music: "tender",
  },
  {
    name: "lamp",
    aspect: "1:1",
    style: "minimal",
    template: "product",
    scenes: 3,
    seconds: 15,
    music: "calm",
  },
  {
    name: "train",
    aspect: "16:9",
    style: "noir",
    template: "trailer",
    scenes: 4,
    seconds: 20,
    music: "mysterious",
  },
  {
    name: "whale",
    aspect: "16:9",
    style: "documentary",
    template: "explainer",
    scenes: 4,
    seconds: 28,
    music: "wonder",
  },
  {
    name: "dragon",
    aspect: "9:16",
    style: "anime",
    template: "story",
    scenes: 3,
    seconds: 18,
    music: "playful",
  },
] as const satisfies readonly (Pick<
  Draft,
  "aspect" | "style" | "template" | "scenes" | "seconds" | "music"
> & {
  name: string;
})[];

/** Films to begin with: one press makes one, another only fills in the form. */
export function Examples({
  open,
  onOpen,
  onRun,
  onFill,
  row = false,
}: {
  open: boolean;
  onOpen: (open: boolean) => void;
  onRun: (draft: Draft) => void;
  onFill: (draft: Draft) => void;
  /** Side by side, to be pushed along; else one under the other. */
  row?: boolean;
}): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const id = useId();
  return (
    <section className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <h2>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => onOpen(!open)}
          className="touch flex w-full items-center gap-2 text-left text-sm font-medium"
        >
          {t("examples")}
          <span className="ml-auto text-quiet">
            <Icon name={open ? "chevronUp" : "chevronDown"} />
          </span>
        </button>
      </h2>
      <div id={id} hidden={!open} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
        {open && (
          <>
            <p className="text-xs text-quiet">{t("examples.about")}</p>
            <ul
              className={
                row ? "-mx-4 flex snap-x gap-2 overflow-x-auto px-4 pb-2" : "grid border-t border-line"
              }
            >
              {EXAMPLES.map(({ name, ...rest }) => {
                const prompt = t(`example.${name}`);
                const draft: Draft = { ...EMPTY, ...rest, prompt, niche: t(`example.${name}.niche`) };
                return (
                  <li
                    key={name}
                    className={cx(
                      "flex",
                      row
                        ? "w-64 shrink-0 snap-start flex-col border border-line bg-panel"
                        : "items-center border-b border-line",
                    )}
                  >
                    <button
                      type="button"
                      onClick={() => onRun(draft)}
                      className={cx(
                        "group relative flex min-w-0 grow items-start gap-3 text-left hover:bg-raised",
                        row ? "p-3" : "px-1 py-2",
                      )}
                    >
                      <span className="relative mt-0.5 grid place-items-center text-quiet group-hover:text-mark">
                        <Shape aspect={rest.aspect} size={32} />
                        <span className="absolute">
                          <Icon name="play" size={10} />
                        </span>
                      </span>
                      <span className="grid min-w-0 gap-0.5">
                        <span className="line-clamp-2 text-sm">
                          <span className="sr-only">{t("example.run")} </span>
                          {prompt}
                        </span>
                        <span className="truncate text-xs text-quiet">
                          {t(`style.${rest.style}`)} · {t(`template.${rest.template}`)} ·{" "}
                          {format.seconds(rest.seconds)}
                        </span>
                      </span>
                    </button>
                    <IconButton
                      icon="pencil"
                      label={t("example.fill")}
                      aria-description={prompt}
                      onClick={() => onFill(draft)}
                      className={row ? "mt-auto self-end" : "self-center text-quiet"}
                    />
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
