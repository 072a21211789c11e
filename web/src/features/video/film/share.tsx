import { type JSX, useRef, useState } from "react";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { Field, Input } from "@/shared/ui/field";
import { WORDS } from "./words";

const HERE = /^(localhost|127\.|\[?::1\]?$)/;

/** The address of the film, to select or to copy: a page without encryption has no clipboard of its own. */
export function Share({ id }: { id: string }): JSX.Element {
  const t = useWords(WORDS);
  const line = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<"copied" | "selected" | null>(null);
  const link = `${window.location.origin}/videos/${id}/film`;
  const select = () => line.current?.querySelector("input")?.select();
  const copy = async () => {
    if (window.isSecureContext) {
      try {
        await navigator.clipboard.writeText(link);
        setSaid("copied");
        return;
      } catch {
        // Not allowed: what follows needs no leave.
      }
    }
    line.current?.querySelector("input")?.focus();
    select();
    setSaid("selected");
  };
  const only = HERE.test(window.location.hostname);
  return (
    <div ref={line} className="grid gap-2">
      <Field label={t("share")} hint={t(only ? "share.here" : "share.about")}>
        <Input readOnly value={link} dir="ltr" onFocus={select} spellCheck={false} />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button icon={said === "copied" ? "check" : "copy"} onClick={() => void copy()}>
          {t("share.copy")}
        </Button>
        <p role="status" className="text-xs text-quiet">
          {said && t(said === "copied" ? "share.copied" : "share.selected")}
        </p>
      </div>
    </div>
  );
}
