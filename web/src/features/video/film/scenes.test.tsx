import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Scene, VideoView } from "@/shared/api/types";
import { Facts } from "./facts";
import { Notes } from "./notes";
import { Scenes } from "./scenes";

const scene = (number: number): Scene => ({
  number,
  title: `Scene ${number}`,
  description: "",
  prompt: "",
  seconds: "16/3",
});
const storyboard = { title: "", scenes: [scene(1), scene(2), scene(3)] };
const film = { frames: 480, width: 1280, height: 720, size: 1000, loudness: null };
const video = {
  id: "v",
  brief: { aspect: "16:9" },
  storyboard,
  takes: [],
  film,
  updated: "2026-11-28T12:00:00Z",
} as unknown as VideoView;

test("a scene of a length that no decimal says has one", () => {
  render(<Scenes video={video} storyboard={storyboard} drawing={new Set()} />);
  expect(screen.getAllByText("5.3 sec")).toHaveLength(3);
});

test("what the studio says stands there as the English that it is", () => {
  const take = { id: "v.1.1", video: "v", scene: 1, number: 1, state: "failed", error: "It was refused." };
  const takes = [take] as unknown as VideoView["takes"];
  render(<Scenes video={{ ...video, takes }} storyboard={storyboard} drawing={new Set()} />);
  expect(screen.getByText("It was refused.").closest("[lang]")?.getAttribute("lang")).toBe("en");
  render(<Notes notes={[{ code: "quiet", message: "Nobody speaks." }]} />);
  expect(screen.getByText("Nobody speaks.").closest("[lang]")?.getAttribute("lang")).toBe("en");
});

test("the rate of a film is known of scenes of such lengths", () => {
  render(<Facts video={video} />);
  expect(screen.getByText("16 sec")).toBeTruthy();
  expect(screen.getByText(/^480,? .*30/)).toBeTruthy();
});
