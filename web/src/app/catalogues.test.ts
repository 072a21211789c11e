import { describe, expect, it } from "vitest";
import type { Message, Messages } from "@/shared/i18n/words";

const english = import.meta.glob<Messages>("/src/**/en.json", { eager: true, import: "default" });
const indonesian = import.meta.glob<Messages>("/src/**/id.json", { eager: true, import: "default" });

/** Words that are the same in English and Indonesian: of the craft, of the trade, and of neither language. */
const SAME = new Set(
  (
    "anime api closeup csv dolly drone film frame iris jpeg mm model niche noir ok panel poster prompt robot sc seed " +
    "status tk total trailer video volume zoom"
  ).split(" "),
);

const forms = (message: Message | undefined): string[] =>
  message === undefined ? [] : typeof message === "string" ? [message] : Object.values(message);
const gaps = (message: Message | undefined): string[] =>
  [...new Set(forms(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();
const wordsOf = (message: Message): string[] =>
  forms(message).flatMap((form) =>
    form
      .toLowerCase()
      .replace(/\{\w+\}/g, "")
      .replace(/[^\p{L}\s]/gu, "")
      .split(/\s+/)
      .filter(Boolean),
  );

describe("catalogues", () => {
  it("are there in both languages", () => {
    expect(Object.keys(english).length).toBeGreaterThan(2);
    expect(Object.keys(indonesian)).toEqual(
      Object.keys(english).map((path) => path.replace(/en\.json$/, "id.json")),
    );
  });

  for (const [path, en] of Object.entries(english)) {
    const id = indonesian[path.replace(/en\.json$/, "id.json")] ?? {};
    describe(path.replace("/src/", "").replace("/en.json", ""), () => {
      it("says the same things in both languages", () => {
        expect(Object.keys(id).sort()).toEqual(Object.keys(en).sort());
      });

      it("has the same gaps in both languages", () => {
        for (const key of Object.keys(en)) expect([key, gaps(id[key])]).toEqual([key, gaps(en[key])]);
      });

      it("chooses a form only by a count that it is given", () => {
        for (const [key, message] of [...Object.entries(en), ...Object.entries(id)])
          if (typeof message !== "string")
            expect([key, gaps(message)]).toEqual([key, expect.arrayContaining(["{count}"])]);
      });

      it("is translated", () => {
        const left = Object.keys(en).filter((key) => {
          const message = en[key];
          if (message === undefined || JSON.stringify(message) !== JSON.stringify(id[key])) return false;
          return wordsOf(message).some((word) => !SAME.has(word));
        });
        expect(left).toEqual([]);
      });

      it("is written in plain words", () => {
        for (const [key, message] of [...Object.entries(en), ...Object.entries(id)])
          for (const form of forms(message))
            expect([key, form]).toEqual([key, expect.not.stringMatching(/!| {2}|^$/)]);
      });
    });
  }
});
