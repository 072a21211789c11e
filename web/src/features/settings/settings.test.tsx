import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { CheckView, SettingView, Sheet } from "@/shared/api/types";
import { formatIn } from "@/shared/i18n/format";
import { say } from "@/shared/i18n/words";
import { Checks } from "./health";
import { billedOf, lengthsOf, pricesOf, sourceOf } from "./sheet-words";
import { tonguesOf } from "./studio";
import { TryKey } from "./trial";
import { WORDS } from "./words";

const t = (key: keyof (typeof WORDS)["en"], params = {}) => say(WORDS, "en", key, params);
const en = formatIn("en");
const sheet = (more: Partial<Sheet>) => ({ durations: {}, ...more }) as Sheet;

afterEach(() => vi.unstubAllGlobals());

describe("a sheet, told", () => {
  it("has the seconds that can be had", () => {
    const told = (more: Partial<Sheet>) => lengthsOf(sheet(more), t, en, "en");
    expect(told({ durations: { values: [4, 6, 8] } })).toBe("4, 6, or 8 seconds");
    expect(told({ durations: { least: 2, most: 10, step: "1/2" } })).toBe(
      "2 to 10 seconds, in steps of 0.5 sec",
    );
    expect(told({ makes: "picture" })).toBeNull();
  });

  it("does not take an unknown price for none", () => {
    expect(pricesOf(sheet({ price: { rules: [], known: true } }), t, en)).toEqual(["Free"]);
    expect(pricesOf(sheet({ price: { rules: [], known: false } }), t, en)).toEqual([
      "Nobody knows the price",
    ]);
    expect(
      pricesOf(
        sheet({
          price: {
            rules: [
              { unit: "second", micros: 400_000, sound: true },
              { unit: "picture", micros: 80_000, pixelsOver: 921_600 },
            ],
          },
        }),
        t,
        en,
      ),
    ).toEqual(["$0.40 a second, with sound", "$0.08 a picture, over 921,600 pixels"]);
  });

  it("says what is paid for without a result", () => {
    const price = { rules: [{ unit: "second" as const, micros: 1 }] };
    expect(billedOf(sheet({ price, billing: { moderated: true, cancelled: true } }), t, "en")).toBe(
      "what moderation turns down and what is stopped while it runs",
    );
    expect(billedOf(sheet({ price, billing: {} }), t, "en")).toBe("Nothing without a result");
  });

  it("links where it was read, and nothing but an address of the web", () => {
    expect(sourceOf("https://docs.example.com/a and the types of b 5.2.")).toEqual({
      before: "",
      link: "https://docs.example.com/a",
      after: " and the types of b 5.2.",
    });
    expect(sourceOf("See https://example.com/x.").link).toBe("https://example.com/x");
    expect(sourceOf("javascript:alert(1)").link).toBeNull();
  });
});

describe("languages of a voice", () => {
  it("are each named once", () => {
    expect(tonguesOf(["en", "en-gb", "id", "en-us-x"], "en")).toEqual(["English", "Indonesian"]);
    expect(tonguesOf(["en", "id"], "id")).toEqual(["Indonesia", "Inggris"]);
  });
});

describe("the check-up", () => {
  it("begins with what stands in the way, and keeps the order of the rest", () => {
    const check = (part: string, state: CheckView["state"]): CheckView => ({
      part,
      state,
      found: "It is.",
      hint: null,
    });
    render(
      <Checks checks={[check("a", "ok"), check("b", "missing"), check("c", "wrong"), check("d", "ok")]} />,
    );
    const rows = screen.getAllByRole("listitem").map((row) => within(row).getAllByText(/./)[0]?.textContent);
    expect(rows).toEqual(["c", "b", "a", "d"]);
  });
});

describe("trying a key", () => {
  const page = (children: ReactNode) =>
    render(<QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>);
  const answering = (status: number, body: unknown) => {
    const fetched = vi.fn((..._: Parameters<typeof fetch>) =>
      Promise.resolve(new Response(JSON.stringify(body), { status })),
    );
    vi.stubGlobal("fetch", fetched);
    return fetched;
  };
  const account = {
    provider: "runway",
    balanceMicros: 5_000_000,
    currency: "USD",
    models: {},
    at: "2026-11-28T10:00:00Z",
  };
  const secret = () => screen.getByLabelText("Key") as HTMLInputElement;

  it("asks once, shows the balance and lets go of the key", async () => {
    const fetched = answering(200, account);
    const { container } = page(<TryKey provider="runway" keyed={false} />);
    await userEvent.type(secret(), " key_abc ");
    await userEvent.click(screen.getByRole("button", { name: "Try it" }));
    await screen.findByText("Runway takes this key");
    expect(screen.getByText("$5.00 in the account.")).toBeTruthy();
    const [path, init] = fetched.mock.calls[0] ?? [];
    expect([path, init?.body]).toEqual(["/api/providers/runway/try", '{"key":"key_abc"}']);
    expect(fetched).toHaveBeenCalledOnce();
    expect(secret().value).toBe("");
    expect(container.innerHTML).not.toContain("key_abc");
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain("key_abc");
  });

  it("shows the studio's sentence when it is not taken, and leaves the key to be mended", async () => {
    answering(502, {
      type: "",
      title: "",
      status: 502,
      code: "auth",
      detail: "Runway does not take this key.",
      hint: "Make another one.",
    });
    page(<TryKey provider="runway" keyed={false} />);
    await userEvent.type(secret(), "wrong{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("Runway does not take this key.");
    expect(secret().value).toBe("wrong");
  });

  it("asks nobody without a key, unless the studio has one of its own", async () => {
    const fetched = answering(200, account);
    const { unmount } = page(<TryKey provider="runway" keyed={false} />);
    await userEvent.click(screen.getByRole("button", { name: "Try it" }));
    expect(fetched).not.toHaveBeenCalled();
    unmount();
    page(<TryKey provider="runway" keyed />);
    await userEvent.click(screen.getByRole("button", { name: "Try it" }));
    await screen.findByText("Runway takes this key");
    expect(fetched.mock.calls[0]?.[1]?.body).toBe("{}");
  });

  it("tries the studio's own key at its own address, and at no other", async () => {
    const fetched = answering(200, account);
    const address: SettingView = {
      name: "videoApiUrl",
      variable: "VIDEO_API_URL",
      isSet: true,
      value: "http://127.0.0.1:9000",
      secret: false,
      origin: "environment",
      overruled: false,
    };
    page(<TryKey provider="runway" keyed setup={{ settings: [address], restartNeeded: false }} />);
    await userEvent.click(screen.getByRole("button", { name: "Try it" }));
    await screen.findByText("Runway takes this key");
    expect(fetched.mock.calls[0]?.[1]?.body).toBe("{}");
    await userEvent.type(screen.getByDisplayValue(/9000/), "/v2");
    await userEvent.click(screen.getByRole("button", { name: "Try it" }));
    expect(fetched).toHaveBeenCalledOnce();
    await userEvent.type(secret(), "key_abc{Enter}");
    expect(fetched.mock.calls[1]?.[1]?.body).toBe('{"key":"key_abc","url":"http://127.0.0.1:9000/v2"}');
  });
});
