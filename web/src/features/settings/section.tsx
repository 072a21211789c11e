import type { JSX, ReactNode } from "react";
import { useWords } from "@/shared/i18n/words";
import { Copyable } from "@/shared/ui/copy";
import { cx } from "@/shared/ui/cx";
import { Icon } from "@/shared/ui/icons";
import { Prose } from "@/shared/ui/prose";
import { WORDS } from "./words";

/** A part of the settings, where its link in the index leads. */
export function Section({
  id,
  title,
  about,
  children,
}: {
  id: string;
  title: string;
  about?: string;
  children: ReactNode;
}): JSX.Element {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid min-w-0 scroll-mt-20 grid-cols-[minmax(0,1fr)] gap-4"
    >
      <div className="grid gap-1 border-b border-line pb-3">
        <h2 id={`${id}-title`} tabIndex={-1} className="text-lg outline-none">
          {title}
        </h2>
        {about && (
          <p className="max-w-prose text-sm text-quiet">
            <Prose text={about} />
          </p>
        )}
      </div>
      {children}
    </section>
  );
}

/** Names with what they are, one under the other. */
export function Facts({ children, className }: { children: ReactNode; className?: string }): JSX.Element {
  return (
    <dl
      className={cx(
        "grid text-sm max-sm:grid-cols-[minmax(0,1fr)] sm:grid-cols-[12rem_minmax(0,1fr)]",
        className,
      )}
    >
      {children}
    </dl>
  );
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }): JSX.Element {
  return (
    <>
      <dt className="pt-2 text-quiet sm:border-b sm:border-line sm:py-2 sm:pr-6">{name}</dt>
      <dd className="min-w-0 border-b border-line pb-2 [overflow-wrap:anywhere] sm:py-2">{children}</dd>
    </>
  );
}

/** What only some want to read. */
export function Fold({ title, children }: { title: string; children: ReactNode }): JSX.Element {
  return (
    <details className="group min-w-0 text-sm">
      <summary className="touch flex w-fit list-none items-center gap-2 text-quiet hover:text-text [&::-webkit-details-marker]:hidden">
        <span className="-rotate-90 transition-transform group-open:rotate-0">
          <Icon name="chevronDown" />
        </span>
        {title}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}

/** How something is set: lines for the file `.env`, to be copied and filled in. */
export function SetBy({
  lines,
  about,
  folded = false,
}: {
  lines: readonly string[];
  about?: string;
  /** There is a nearer way: this one folds out. */
  folded?: boolean;
}): JSX.Element {
  const t = useWords(WORDS);
  if (folded)
    return (
      <Fold title={t("set.else")}>
        <SetBy lines={lines} {...(about ? { about } : {})} />
      </Fold>
    );
  return (
    <div className="grid gap-2 text-sm">
      <p className="max-w-prose text-quiet">
        <Prose text={about ?? t("set.about")} />
      </p>
      <Copyable text={lines.join("\n")} name={t("set.name")} />
    </div>
  );
}
