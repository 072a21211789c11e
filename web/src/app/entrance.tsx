import { type FormEvent, type JSX, useEffect, useRef, useState } from "react";
import { get } from "@/shared/api/client";
import { LANGUAGES, useLanguage } from "@/shared/i18n/language";
import { useWords } from "@/shared/i18n/words";
import { useTitle } from "@/shared/lib/title";
import { Button } from "@/shared/ui/button";
import { Field, Input } from "@/shared/ui/field";
import { Logo } from "@/shared/ui/icons";
import { Prose } from "@/shared/ui/prose";
import { WORDS } from "./words";

/** For whoever the studio does not know (any more): how to get in. What was typed elsewhere is kept meanwhile. */
export function Entrance(): JSX.Element {
  const t = useWords(WORDS);
  const { language, speak } = useLanguage();
  const other = language === "en" ? "id" : "en";
  const [given, setGiven] = useState("");
  const [wrong, setWrong] = useState<"entrance.wrong" | "entrance.none" | null>(() =>
    new URLSearchParams(window.location.search).has("token") ? "entrance.wrong" : null,
  );
  const title = useRef<HTMLHeadingElement>(null);
  useTitle(t("entrance.title"));
  useEffect(() => {
    // A token that was refused is not tried again by every reload.
    if (window.location.search) window.history.replaceState(null, "", window.location.pathname);
    title.current?.focus();
    // Another tab may have been let in meanwhile, and then this one is as well.
    const look = () => {
      if (document.visibilityState === "visible") void get("/api/videos?limit=1").catch(() => undefined);
    };
    document.addEventListener("visibilitychange", look);
    window.addEventListener("focus", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("focus", look);
    };
  }, []);
  const enter = (event: FormEvent) => {
    event.preventDefault();
    const token = tokenIn(given);
    if (token) window.location.assign(`${window.location.pathname}?token=${token}`);
    else setWrong("entrance.none");
  };
  return (
    <main className="mx-auto grid min-h-dvh max-w-lg content-center gap-6 p-6">
      <div className="flex items-center justify-between gap-4">
        <Logo />
        <Button look="quiet" lang={other} onClick={() => speak(other)}>
          {LANGUAGES[other]}
        </Button>
      </div>
      <h1 ref={title} tabIndex={-1} className="text-2xl">
        {t("entrance.title")}
      </h1>
      <p className="text-quiet">
        <Prose text={t("entrance.about")} />
      </p>
      <form onSubmit={enter} className="grid gap-4">
        <Field
          label={t("entrance.label")}
          hint={<Prose text={t("entrance.hint")} />}
          error={wrong && t(wrong)}
        >
          <Input
            value={given}
            onChange={(event) => setGiven(event.target.value)}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            dir="ltr"
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

/** The token in what somebody pasted: an address that carries one, or the token itself; null where there is none. */
export function tokenIn(given: string): string | null {
  const text = given.trim();
  const carried = /[?&#]token=([\w-]+)/.exec(text)?.[1];
  if (carried) return carried;
  return /^[\w-]+$/.test(text) ? text : null;
}
