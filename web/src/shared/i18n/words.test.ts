import { act, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { useLanguage } from "./language";
import { say, useWords, words } from "./words";

const WORDS = words(
  {
    hello: "Hello, {name}",
    scenes: { one: "{count} scene", other: "{count} scenes" },
    odd: { other: "{count} of something" },
  },
  { hello: "Halo, {name}", scenes: "{count} adegan", odd: { one: "satu", other: "{count} sesuatu" } },
);

afterEach(() => act(() => useLanguage.getState().speak("en")));

describe("saying a message", () => {
  it("puts in what it is given, also twice and when it looks like a message itself", () => {
    expect(say(WORDS, "en", "hello", { name: "{count} $& <b>" })).toBe("Hello, {count} $& <b>");
    expect(say(words({ a: "{x}{x}" }, { a: "{x}" }), "en", "a", { x: 1 })).toBe("11");
  });

  it("leaves a gap to be seen where something is missing", () => {
    expect(say(WORDS, "en", "hello")).toBe("Hello, {name}");
  });

  it("chooses the form for the count, in the way of each language", () => {
    expect(say(WORDS, "en", "scenes", { count: 1 })).toBe("1 scene");
    expect(say(WORDS, "en", "scenes", { count: 0 })).toBe("0 scenes");
    expect(say(WORDS, "en", "odd", { count: 1 })).toBe("1 of something");
    expect(say(WORDS, "id", "scenes", { count: 1 })).toBe("1 adegan");
    // Indonesian has one form for all counts.
    expect(say(WORDS, "id", "odd", { count: 1 })).toBe("1 sesuatu");
  });

  it("writes numbers as the language does", () => {
    expect(say(WORDS, "en", "scenes", { count: 12_345 })).toBe("12,345 scenes");
    expect(say(WORDS, "id", "scenes", { count: 12_345 })).toBe("12.345 adegan");
  });

  it("follows the language of the page", () => {
    const { result } = renderHook(() => useWords(WORDS));
    expect(result.current("hello", { name: "Ana" })).toBe("Hello, Ana");
    act(() => useLanguage.getState().speak("id"));
    expect(result.current("hello", { name: "Ana" })).toBe("Halo, Ana");
    expect(document.documentElement.lang).toBe("id");
    expect(localStorage.getItem("reelwright.language")).toBe("id");
  });
});
