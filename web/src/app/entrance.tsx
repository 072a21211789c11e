import { type FormEvent, type JSX, useState } from "react";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { Field, Input } from "@/shared/ui/field";
import { Logo } from "@/shared/ui/icons";
import { WORDS } from "./words";

/** For whoever the studio does not know (any more): how to get in. What was typed elsewhere is kept meanwhile. */
export function Entrance(): JSX.Element {
  const t = useWords(WORDS);
  const tried = new URLSearchParams(window.location.search).has("token");
  const [given, setGiven] = useState("");
  const enter = (event: FormEvent) => {
    event.preventDefault();
    const token = /[?&]token=([^&\s]+)/.exec(given)?.[1] ?? encodeURIComponent(given.trim());
    if (token) window.location.assign(`${window.location.pathname}?token=${token}`);
  };
  return (
    <main className="mx-auto grid min-h-dvh max-w-lg content-center gap-6 p-6">
      <Logo />
      <h1 className="text-2xl">{t("entrance.title")}</h1>
      <p className="text-quiet">{t("entrance.about")}</p>
      <form onSubmit={enter} className="grid gap-4">
        <Field
          label={t("entrance.label")}
          hint={t("entrance.hint")}
          error={tried ? t("entrance.wrong") : null}
        >
          <Input
            value={given}
            onChange={(event) => setGiven(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            required
          />
        </Field>
        <Button type="submit" look="main" className="justify-self-start">
          {t("entrance.button")}
        </Button>
      </form>
    </main>
  );
}
