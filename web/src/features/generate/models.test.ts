import { describe, expect, it } from "vitest";
import type { ProvidersView, ProviderView, Sheet } from "@/shared/api/types";
import { LIMITS } from "./draft";
import { clipSheets, freeProvider, isPaid, misfitOf, missingAspects, providerOf, sheetOf } from "./models";

const size = { width: 1280, height: 720 };
const sheet = (changes: Partial<Sheet>): Sheet => ({
  provider: "vendor",
  model: "one",
  about: "",
  durations: { values: [4, 6, 8] },
  modes: ["text"],
  sizes: { "16:9": size, "9:16": size },
  rates: [],
  promptLimit: 1000,
  price: { rules: [{ unit: "second", micros: 50_000 }], known: true },
  source: "",
  checked: "",
  ...changes,
});
const provider = (name: string, sheets: Sheet[], own = false): ProviderView => ({
  name,
  default: own,
  sheets,
});
const drawer = provider(
  "animatic",
  [
    sheet({
      model: "panels",
      animatic: true,
      price: { rules: [], known: true },
      sizes: { "16:9": size, "9:16": size, "1:1": size },
    }),
  ],
  true,
);
const vendor = provider("vendor", [
  sheet({}),
  sheet({ model: "two", durations: { least: 2, most: 10, step: 1 }, modes: ["first_frame"] }),
  sheet({ model: "stills", makes: "picture" }),
]);
const all: ProvidersView = { providers: [drawer, vendor] };

describe("who films it", () => {
  it("is the studio's own where the draft names none, or one that is gone", () => {
    expect(providerOf({ provider: null }, all)?.name).toBe("animatic");
    expect(providerOf({ provider: "closed" }, all)?.name).toBe("animatic");
    expect(providerOf({ provider: "vendor" }, all)?.name).toBe("vendor");
    expect(providerOf({ provider: "vendor" }, undefined)).toBeUndefined();
  });

  it("shoots clips: what makes pictures is not offered", () => {
    expect(clipSheets(vendor).map((one) => one.model)).toEqual(["one", "two"]);
    expect(sheetOf({ model: "stills" }, vendor)).toBeUndefined();
    expect(sheetOf({ model: null }, drawer)?.model).toBe("panels");
  });

  it("is paid unless a price is known to be nothing", () => {
    expect(isPaid({ model: null }, drawer)).toBe(false);
    expect(isPaid({ model: null }, vendor)).toBe(true);
    const unknown = provider("x", [sheet({ price: { rules: [], known: false } })]);
    expect(isPaid({ model: null }, unknown)).toBe(true);
    expect(freeProvider(all)?.name).toBe("animatic");
    expect(freeProvider({ providers: [vendor] })).toBeUndefined();
  });
});

describe("what a model cannot do", () => {
  it("is a shape that none of those in question has", () => {
    expect(missingAspects(undefined, vendor)).toEqual(["1:1"]);
    expect(missingAspects(undefined, drawer)).toEqual([]);
    expect(missingAspects(undefined, undefined)).toEqual([]);
  });

  it("is more seconds than its scenes can last, or fewer", () => {
    const one = sheetOf({ model: "one" }, vendor);
    expect(misfitOf(one, { scenes: 2, seconds: 30 }, LIMITS)).toEqual({ least: 8, most: 16 });
    expect(misfitOf(one, { scenes: 5, seconds: 15 }, LIMITS)).toEqual({ least: 20, most: 40 });
    expect(misfitOf(one, { scenes: 4, seconds: 30 }, LIMITS)).toBeNull();
    expect(misfitOf(one, { scenes: null, seconds: 60 }, LIMITS)).toBeNull();
  });

  it("is not the length, where a shot goes on from the last frame of another", () => {
    expect(misfitOf(sheetOf({ model: "two" }, vendor), { scenes: 1, seconds: 60 }, LIMITS)).toBeNull();
  });
});
