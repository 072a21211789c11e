"""The built-in planner: from any prompt to a storyboard, with no key and no network."""

from reelwright.story.builtin.planner import BuiltinPlanner

__all__ = ["BuiltinPlanner"]
