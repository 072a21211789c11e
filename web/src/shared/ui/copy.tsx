import { type JSX, useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { useCommon } from "./common";
import { cx } from "./cx";

const SAID_MS = 2000;

/** Text to be taken elsewhere as it is: to be selected, and to be copied where the browser lets a page do so. */
export function Copyable({
  text,
  name,
  className,
}: {
  text: string;
  /** What it is, for the name of the button. */
  name: string;
  className?: string;
}): JSX.Element {
  const t = useCommon();
  const code = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    if (await copyText(text)) setCopied(true);
    else if (code.current) window.getSelection()?.selectAllChildren(code.current);
  };
  return (
    <div
      className={cx(
        "flex items-start justify-between gap-2 rounded-control border border-line bg-base py-1 pr-1 pl-3",
        className,
      )}
    >
      <code
        ref={code}
        dir="ltr"
        className="timecode self-center py-1 text-sm whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {text}
      </code>
      <Button
        look="quiet"
        icon={copied ? "check" : "copy"}
        onClick={() => void copy()}
        className="shrink-0"
        aria-label={`${t("copy")}: ${name}`}
      >
        {t("copy")}
      </Button>
      <span role="status" className="sr-only">
        {copied ? t("copied") : ""}
      </span>
    </div>
  );
}

/** Whether the text is on the clipboard now. A page that came over plain HTTP may not write there. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
