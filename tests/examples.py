"""How often a property whose examples are dear is tried: half as often as others."""

from hypothesis import settings

COSTLY = settings().max_examples // 2
