import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { Refusal, Unreachable } from "@/shared/api/client";
import { useLanguage } from "@/shared/i18n/language";
import { Failure } from "./notice";

const langOf = (text: string) => screen.getByText(text).closest("[lang]")?.getAttribute("lang");

it("says what the studio said as English, and the rest in the language of the page", () => {
  useLanguage.getState().speak("id");
  const problem = {
    type: "",
    title: "",
    status: 409,
    code: "x",
    detail: "It is too late.",
    hint: "Begin again.",
  };
  render(<Failure why={new Refusal(problem)} />);
  expect([langOf("It is too late."), langOf("Begin again.")]).toEqual(["en", "en"]);
  render(<Failure why={new Unreachable()} />);
  expect(langOf("Studio tidak menjawab.")).toBe("id");
  useLanguage.getState().speak("en");
});
