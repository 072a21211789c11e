import type { JSX } from "react";
import { Link } from "wouter";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { Empty } from "@/shared/ui/notice";
import { WORDS } from "./words";

/** An address that is none of the page's. */
export function Missing(): JSX.Element {
  const t = useWords(WORDS);
  return (
    <div className="mx-auto w-full max-w-3xl p-4 sm:p-6">
      <Empty
        whole
        title={t("missing.title")}
        actions={
          <Button asChild look="main">
            <Link href="/">{t("missing.home")}</Link>
          </Button>
        }
      >
        {t("missing.about")}
      </Empty>
    </div>
  );
}
