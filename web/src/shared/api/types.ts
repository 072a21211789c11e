/** The API's nouns by their own names. They are generated from its OpenAPI document (`make page-types`). */

export type {
  ReelwrightFilmBriefMode as BriefMode,
  SceneOutput as Scene,
  StoryboardOutput as Storyboard,
  TransitionOutput as SceneTransition,
} from "./generated";
export * from "./generated";
