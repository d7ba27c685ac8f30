"""Everything that the pictures show: pages, dialogs, and views with nothing in them."""
