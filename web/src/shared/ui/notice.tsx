import { Component, type JSX, type ReactNode } from "react";
import { Refusal, Unreachable } from "@/shared/api/client";
import { Button } from "./button";
import { useCommon } from "./common";
import { cx } from "./cx";
import { Icon, type IconName } from "./icons";
import { Prose } from "./prose";

/** A sentence that matters, and what can be done about it. */
export function Notice({
  kind = "plain",
  icon,
  title,
  children,
  actions,
}: {
  kind?: "plain" | "ask" | "failure";
  icon?: IconName;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}): JSX.Element {
  const glyph = icon ?? (kind === "failure" ? "alert" : kind === "ask" ? "question" : undefined);
  return (
    <section
      role={kind === "failure" ? "alert" : undefined}
      className={cx(
        "flex gap-3 rounded-control border bg-panel p-3 text-sm",
        kind === "failure" ? "border-failure" : kind === "ask" ? "border-mark" : "border-line",
      )}
    >
      {glyph && (
        <span className={cx("mt-0.5", kind === "failure" ? "text-failure" : "text-mark")}>
          <Icon name={glyph} />
        </span>
      )}
      <div className="grid min-w-0 grow gap-1.5 [overflow-wrap:anywhere]">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-quiet">{children}</div>}
        {actions && <div className="mt-1 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </section>
  );
}

/** What went wrong with a request, in the studio's own words, and a way to ask again. */
export function Failure({ why, onRetry }: { why: unknown; onRetry?: () => void }): JSX.Element {
  const t = useCommon();
  const again = onRetry && (
    <Button icon="retry" onClick={onRetry}>
      {t("retry")}
    </Button>
  );
  if (why instanceof Refusal)
    return (
      <Notice kind="failure" title={<Said text={why.problem.detail} />} actions={again}>
        {why.problem.hint && <Said text={why.problem.hint} />}
      </Notice>
    );
  const nobody = why instanceof Unreachable;
  return (
    <Notice kind="failure" title={t(nobody ? "unreachable" : "defect")} actions={again}>
      {t(nobody ? "unreachable.hint" : "defect.hint")}
    </Notice>
  );
}

/** A sentence of the studio, which speaks English. */
function Said({ text }: { text: string }): JSX.Element {
  return (
    <span lang="en">
      <Prose text={text} />
    </span>
  );
}

/** What is there while there is nothing: it says so, and leads somewhere. */
export function Empty({
  title,
  whole = false,
  children,
  actions,
}: {
  title: string;
  /** It is all that the page says, so its title is the page's. */
  whole?: boolean;
  children?: ReactNode;
  actions?: ReactNode;
}): JSX.Element {
  const Title = whole ? "h1" : "h2";
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] justify-items-center gap-3 border border-dashed border-line px-6 py-14 text-center">
      <Title className="max-w-full text-lg">{title}</Title>
      {children && <div className="w-full max-w-prose text-sm text-quiet">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}

/** A place that is being filled; it is as large as what comes, so that nothing jumps. */
export function Waiting({ className }: { className?: string }): JSX.Element {
  const t = useCommon();
  return (
    <div role="status" className={cx("bg-raised/60", className)}>
      <span className="sr-only">{t("loading")}</span>
    </div>
  );
}

/** Catches what breaks below it, so that the rest of the page stays. */
export class Guard extends Component<{ children: ReactNode }, { why: unknown }> {
  override state: { why: unknown } = { why: null };

  static getDerivedStateFromError(why: unknown): { why: unknown } {
    return { why: why ?? new Error("it broke") };
  }

  override render(): ReactNode {
    if (this.state.why === null) return this.props.children;
    return (
      <div className="mx-auto max-w-xl p-6">
        <Failure why={this.state.why} onRetry={() => window.location.reload()} />
      </div>
    );
  }
}
