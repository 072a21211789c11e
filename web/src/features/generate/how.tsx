import { type JSX, useId } from "react";
import { useWords } from "@/shared/i18n/words";
import { Icon } from "@/shared/ui/icons";
import { WORDS } from "./words";

const STEPS = ["write", "watch", "shape", "keep"] as const;

/** The way from an idea to a film in four steps. It folds away once somebody has been along it. */
export function HowItWorks({
  open,
  onOpen,
}: {
  open: boolean;
  onOpen: (open: boolean) => void;
}): JSX.Element {
  const t = useWords(WORDS);
  const id = useId();
  return (
    <section className="grid gap-3 lg:border-t lg:border-line lg:pt-3">
      <h2>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => onOpen(!open)}
          className="touch slate -mx-1 flex items-center gap-2 px-1 text-quiet hover:text-text"
        >
          {t("how")}
          <Icon name={open ? "chevronUp" : "chevronDown"} />
        </button>
      </h2>
      <ol id={id} hidden={!open} className={open ? "grid gap-x-6 gap-y-5 sm:grid-cols-2" : undefined}>
        {open &&
          STEPS.map((step, place) => (
            <li key={step} className="grid grid-cols-[5.5rem_1fr] items-start gap-4">
              <Drawing step={step} />
              <div className="grid gap-1">
                <h3 className="text-sm">
                  <span className="text-quiet">{place + 1} </span>
                  {t(`how.${step}`)}
                </h3>
                <p className="text-sm text-quiet">{t(`how.${step}.about`)}</p>
              </div>
            </li>
          ))}
      </ol>
    </section>
  );
}

function Drawing({ step }: { step: (typeof STEPS)[number] }): JSX.Element {
  return (
    <svg
      viewBox="0 0 88 56"
      aria-hidden="true"
      className="w-full border border-line bg-panel text-quiet"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.500"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {DRAWINGS[step]}
    </svg>
  );
}

const DRAWINGS: Record<(typeof STEPS)[number], JSX.Element> = {
  write: (
    <>
      <path d="M16 18h50M16 28h38M16 38h20" />
      <path d="M41 33v10" className="text-mark" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  watch: (
    <>
      <path d="M14 12h60v32H14zM14 36c10-12 18-12 26-3s16 6 34-9" />
      <path d="M60 17.500a3.500 3.500 0 1 0 .01 0" />
      <path d="M39 21l11 7-11 7z" className="text-mark" fill="currentColor" stroke="none" />
    </>
  ),
  shape: (
    <>
      <path d="M8 17h20v14H8zM60 17h20v14H60zM8 37h14M60 37h14" />
      <path d="M34 11h20v14H34zM34 31h14" className="text-mark" stroke="currentColor" />
      <path d="M39 43h10M46 40l3 3-3 3M42 40l-3 3 3 3" />
    </>
  ),
  keep: (
    <>
      <path d="M22 14h44v28H22zM28 14v28M60 14v28" />
      <path
        d="M56 8C40 2 12 10 11 28c-.8 15 17 22 35 20 18-2 31-11 29-23C73 12 55 6 38 9"
        className="text-mark"
        stroke="currentColor"
        strokeWidth="2.200"
      />
    </>
  ),
};
