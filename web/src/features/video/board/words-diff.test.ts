import { expect, test } from "vitest";
import { type Stretch, wordDiff } from "./words-diff";

const short = (found: Stretch[]) =>
  found.map(({ kind, text }) => ({ same: text, added: `{+${text}}`, removed: `{-${text}}` })[kind]).join("");

test("shows what was put in, taken out and changed", () => {
  expect(short(wordDiff("A wide shot.", "A wide shot."))).toBe("A wide shot.");
  expect(short(wordDiff("A wide shot of the sea.", "A close shot of the sea."))).toBe(
    "A{- wide}{+ close} shot of the sea.",
  );
  expect(short(wordDiff("the sea", "the cold grey sea"))).toBe("the{+ cold grey} sea");
  expect(short(wordDiff("", "all new"))).toBe("{+all new}");
  expect(short(wordDiff("gone", ""))).toBe("{-gone}");
});

test("gives both texts back, whatever they are", () => {
  const texts = [
    "",
    "a b c",
    "a, b; c!",
    "ان الليل طويل",
    "don’t stop",
    "a c b a",
    "  a  b\n c",
    "雨 の 夜。",
  ];
  for (const before of texts)
    for (const after of texts) {
      const found = wordDiff(before, after);
      const without = (kind: string) =>
        found
          .filter((one) => one.kind !== kind)
          .map((one) => one.text)
          .join("");
      expect(without("added")).toBe(before);
      expect(without("removed")).toBe(after);
    }
});
