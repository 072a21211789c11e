import { describe, expect, it } from "vitest";
import type { ProvidersView } from "@/shared/api/types";
import { drawers } from "./drawers";

describe("who draws", () => {
  it("is what the providers say of themselves", () => {
    const sheet = (provider: string, animatic: boolean) => ({ provider, animatic });
    const said = {
      providers: [
        { name: "pencil", default: true, sheets: [sheet("pencil", true)] },
        { name: "lens", default: false, sheets: [sheet("lens", false)] },
      ],
    } as unknown as ProvidersView;
    expect([...drawers(said)]).toEqual(["pencil"]);
    expect(drawers(undefined).size).toBe(0);
  });
});
