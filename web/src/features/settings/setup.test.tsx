import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { cache } from "@/shared/api/queries";
import type { SettingsView, SettingView } from "@/shared/api/types";
import { changesOf, inWords, useSetup } from "./setup";
import { RestartNeeded, SetupForm } from "./setup-form";

const setting = (name: string, more: Partial<SettingView> = {}): SettingView => ({
  name,
  variable: name.toUpperCase(),
  isSet: false,
  value: null,
  secret: false,
  origin: "default",
  overruled: false,
  ...more,
});
const VIEW: SettingsView = {
  restartNeeded: false,
  settings: [
    setting("budgetUsd", { value: "5", isSet: true, origin: "environment" }),
    setting("dailyBudgetUsd", { value: "20", isSet: true, origin: "page" }),
    setting("monthlyBudgetUsd"),
    setting("plannerKey", { secret: true, isSet: true, origin: "page" }),
  ],
};

describe("what is sent of a form", () => {
  it("is what differs, and an emptied field takes its setting away", () => {
    expect(changesOf(VIEW, { dailyBudgetUsd: " 20 ", monthlyBudgetUsd: "" })).toEqual({});
    expect(changesOf(VIEW, { dailyBudgetUsd: "", monthlyBudgetUsd: " 100 " })).toEqual({
      dailyBudgetUsd: null,
      monthlyBudgetUsd: "100",
    });
  });

  it("is no key that was not typed", () => {
    expect(changesOf(VIEW, { plannerKey: "" })).toEqual({});
    expect(changesOf(VIEW, { plannerKey: " sk-1 " })).toEqual({ plannerKey: "sk-1" });
  });
});

it("calls settings in the studio's sentences as the page calls them", () => {
  const labels = { budgetUsd: "Most for a film", dailyBudgetUsd: "Most in a day" };
  expect(inWords("BUDGETUSD is more than dailyBudgetUsd.", VIEW, labels)).toBe(
    "Most for a film is more than Most in a day.",
  );
  expect(inWords(undefined, VIEW, labels)).toBeUndefined();
});

function Page() {
  const { data } = useSetup();
  if (!data) return null;
  return (
    <>
      {data.restartNeeded && <RestartNeeded />}
      <SetupForm
        view={data}
        items={[
          { name: "budgetUsd", label: "Film" },
          { name: "dailyBudgetUsd", label: "Day" },
          { name: "monthlyBudgetUsd", label: "Month", kind: "money" },
          { name: "plannerKey", label: "Key" },
        ]}
      />
    </>
  );
}

describe("a form of settings", () => {
  const page = (answer: (init: RequestInit) => Response) => {
    cache.clear();
    const sent: unknown[] = [];
    vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
      if (init.method === "GET") return Promise.resolve(new Response(JSON.stringify(VIEW)));
      sent.push(JSON.parse(String(init.body)));
      return Promise.resolve(answer(init));
    });
    render(
      <QueryClientProvider client={cache}>
        <Page />
      </QueryClientProvider>,
    );
    return sent;
  };
  const field = async (name: string) => (await screen.findByLabelText(name)) as HTMLInputElement;
  const save = () => screen.getByRole<HTMLButtonElement>("button", { name: "Save" });
  afterEach(() => vi.unstubAllGlobals());

  it("saves what changed, lets go of the key, and says that the studio has to be started again", async () => {
    const sent = page(() => new Response(JSON.stringify({ ...VIEW, restartNeeded: true })));
    expect((await field("Day")).value).toBe("20");
    expect(save().disabled).toBe(true);
    await userEvent.type(await field("Key"), "sk-secret");
    await userEvent.click(save());
    await screen.findByText("Saved for the next start of the studio.");
    expect(sent).toEqual([{ plannerKey: "sk-secret" }]);
    expect((await field("Key")).value).toBe("");
    expect(screen.getByText("Start the studio again for what you saved to count")).toBeTruthy();
    expect(JSON.stringify(cache.getQueriesData({}))).not.toContain("sk-secret");
  });

  it("reads a sum with a comma, and sends none that is no sum", async () => {
    const sent = page(() => new Response(JSON.stringify(VIEW)));
    const month = await field("Month");
    await userEvent.type(month, "a lot{Enter}");
    await screen.findByText("That is no sum of dollars, such as 2.50.");
    expect(sent).toEqual([]);
    await userEvent.clear(month);
    await userEvent.type(month, "3,50{Enter}");
    await vi.waitFor(() => expect(sent).toEqual([{ monthlyBudgetUsd: "3.50" }]));
  });

  it("leaves alone what the environment sets, and names the variable", async () => {
    page(() => new Response("{}"));
    expect((await field("Film")).disabled).toBe(true);
    expect(screen.getByText("BUDGETUSD").tagName).toBe("CODE");
  });

  it("takes a key away that was kept from the page", async () => {
    const sent = page(() => new Response(JSON.stringify(VIEW)));
    await field("Key");
    await userEvent.click(screen.getByRole("button", { name: "Take it away: Key" }));
    await vi.waitFor(() => expect(sent).toEqual([{ plannerKey: null }]));
  });

  it("brings a refusal to the field it is about, with what was typed", async () => {
    page(
      () =>
        new Response(
          JSON.stringify({
            type: "",
            title: "",
            status: 422,
            code: "wrong_setting",
            detail: "dailyBudgetUsd is no sum of money.",
            where: "dailyBudgetUsd",
          }),
          { status: 422 },
        ),
    );
    const day = await field("Day");
    await userEvent.clear(day);
    await userEvent.type(day, "a lot{Enter}");
    await vi.waitFor(() => expect(day.getAttribute("aria-invalid")).toBe("true"));
    expect(document.getElementById(day.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
      "Day is no sum of money.",
    );
    expect(day.value).toBe("a lot");
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
